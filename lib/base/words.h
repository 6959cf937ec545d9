/* Made from lib/base/errors.tsv by lib/base/errors.py; do not edit. */
/* clang-format off */
#ifndef FZ_BASE_WORDS_H
#define FZ_BASE_WORDS_H

/* Arguments of messages that depend on the language: see base/error.h. */
#define FZ_WORD(zh, en) "\x1f" zh "\x1f" en

#define FZ_WORD_READ_BYTES FZ_WORD("已读入的字节数", "the number of bytes read so far")
#define FZ_WORD_INPUT_BYTES FZ_WORD("输入的字节数", "the size of the input in bytes")
#define FZ_WORD_INPUT FZ_WORD("输入", "the input")
#define FZ_WORD_READ_FUNCTION FZ_WORD("读取函数报告失败", "the read function reported a failure")
#define FZ_WORD_READ_TOO_MUCH FZ_WORD("读取函数返回的字节数超过容量", "the read function returned more than fits")
#define FZ_WORD_OLD_KEPT FZ_WORD("；原有内容未变", "; what was there is unchanged")
#define FZ_WORD_DISK_FULL FZ_WORD("磁盘已满", "disk full")
#define FZ_WORD_QUOTA FZ_WORD("超出磁盘配额", "over the disk quota")
#define FZ_WORD_READ_ONLY FZ_WORD("文件系统只读", "read-only file system")
#define FZ_WORD_FILE_TOO_BIG FZ_WORD("文件过大", "file too big")
#define FZ_WORD_NO_DIRECTORY FZ_WORD("目录不存在", "there is no such directory")
#define FZ_WORD_NOT_A_DIRECTORY FZ_WORD("路径中有一段不是目录", "a part of the path is not a directory")
#define FZ_WORD_NOT_PERMITTED FZ_WORD("没有权限", "not permitted")
#define FZ_WORD_INPUT_OUTPUT FZ_WORD("输入输出错误", "input/output error")
#define FZ_WORD_NAME_TOO_LONG FZ_WORD("文件名过长", "name too long")
#define FZ_WORD_LINK_LOOP FZ_WORD("符号链接成环", "too many symbolic links")
#define FZ_WORD_TOO_MANY_FILES FZ_WORD("打开的文件过多", "too many open files")
#define FZ_WORD_PIPE_CLOSED FZ_WORD("管道另一端已关闭", "the other end of the pipe is closed")
#define FZ_WORD_BUSY FZ_WORD("正被占用", "busy")
#define FZ_WORD_NO_DEVICE FZ_WORD("没有该设备", "no such device")
#define FZ_WORD_TASKS FZ_WORD("任务数", "the number of tasks")
#define FZ_WORD_CALLBACK FZ_WORD("回调", "the callback")
#define FZ_WORD_REFUSED FZ_WORD("接收方没有收下", "it did not take the bytes")

#endif
