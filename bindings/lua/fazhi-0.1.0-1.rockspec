package = "fazhi"
version = "0.1.0-1"
source = {
   url = "file://."  -- the folder bindings/lua of the source tree
}
description = {
   summary = "Directives of Chinese governments as data: a binding of libfazhi",
   license = "MIT"
}
dependencies = {
   "lua >= 5.1, < 5.5"
}
external_dependencies = {
   FAZHI = {
      header = "fazhi.h",
      library = "fazhi"
   }
}
build = {
   type = "builtin",
   modules = {
      fazhi = {
         sources = {
            "compare.c", "fazhi.c", "getters.c", "ledger.c", "load.c", "objects.c", "options.c", "query.c", "stage.c", "supervise.c"
         },
         libraries = {"fazhi"},
         incdirs = {"$(FAZHI_INCDIR)"},
         libdirs = {"$(FAZHI_LIBDIR)"}
      }
   }
}
