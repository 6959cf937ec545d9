"""A contender in Python: it speaks as the programs in C do (bench.h), so that drive.py sets both going by turns."""
import ctypes
import gc
import json
import sys
import time
from pathlib import Path


class Mallinfo2(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in
                "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()]


def held():
    """Bytes that malloc gave out; Python's own small objects are not among them."""
    info = ctypes.CDLL(None).mallinfo2
    info.restype = Mallinfo2
    now = info()
    return now.uordblks + now.hblkhd


def status(field):
    with open("/proc/self/status", encoding="ascii") as lines:
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(field))


def answer_of(made):
    return made if isinstance(made, int) else -1


def run(work, times):
    """Work that is long enough to be timed alone finds a fresh heap, as in bench.c."""
    spent, made = 0, None
    if times == 1:
        ctypes.CDLL(None).malloc_trim(0)
    for _ in range(times):
        made = None  # what was made before is given back here, while the clock stands still
        start = time.process_time_ns()
        made = work()
        spent += time.process_time_ns() - start
    return {"ns": spent, "answer": answer_of(made)}


def memory(work):
    gc.collect()
    before, resident = held(), status("VmRSS:")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the high-water mark begins anew
    made = work()
    return {"held": held() - before, "resident": status("VmRSS:") - resident, "peak": status("VmHWM:") - resident,
            "answer": answer_of(made)}


def serve(contenders):
    """contenders: name -> a function that is given the arguments, sets up, and gives the work: a function whose value is kept until
    the next; a number is its answer."""
    name, *arguments = sys.argv[1:]
    work = contenders[name](*arguments)
    for line in sys.stdin:
        what, *count = line.split()
        print(json.dumps(run(work, int(count[0])) if what == "run" else memory(work)), flush=True)
