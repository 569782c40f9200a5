export const resultMessages = {
  'results-disk-full': {
    zh: '磁盘空间不足，无法写入 {file}\n释放空间，或减少路径数（paths）与输出（outputs）后重新运行',
    en: 'no space left on the disk while writing {file}\nfree some space, or run with fewer paths or outputs',
  },
  'results-file-too-big': {
    zh: '{file} 超过文件系统允许的大小\n减少路径数（paths）或输出（outputs），或换一个文件系统',
    en: '{file} is larger than the file system allows\nrun with fewer paths or outputs, or on another file system',
  },
  'results-not-allowed': {
    zh: '没有权限写入 {file}（{reason}）\n用 --out 换一个可写的输出文件夹',
    en: 'not allowed to write {file} ({reason})\nname an output folder that can be written with --out',
  },
  'results-too-many-open': {
    zh: '打开的文件过多，无法写入 {file}\n关闭其他程序，或提高打开文件数的上限',
    en: 'too many open files to write {file}\nclose other programs or raise the limit of open files',
  },
  'results-write-failed': {
    zh: '无法写入 {file}：{reason}',
    en: 'cannot write {file}: {reason}',
  },
  'run-manifest-missing': {
    zh: '{folder} 不是完整的运行结果：缺少 {file}\n该运行可能中途停止，请重新运行',
    en: '{folder} is not a complete run: {file} is missing\nthe run may have stopped half-way; run it again',
  },
  'run-manifest-unreadable': {
    zh: '{folder} 的 {file} 无法读取，或由其他版本写成\n请用当前版本重新运行',
    en: '{file} in {folder} cannot be read or was written by another version\nrun it again with this version',
  },
  'run-file-missing': {
    zh: '{folder} 缺少文件 {name}\n请重新运行',
    en: '{folder} lacks the file {name}\nrun it again',
  },
  'run-file-size': {
    zh: '{folder} 中的 {name} 有 {found} 字节，清单记为 {bytes} 字节\n文件不完整或被改动，请重新运行',
    en: '{name} in {folder} has {found} {found|byte|bytes}, the manifest says {bytes}\nthe file is incomplete or was changed; run it again',
  },
  'run-file-changed': {
    zh: '{folder} 中的 {name} 与清单的校验值不符\n文件被改动，请重新运行',
    en: '{name} in {folder} does not match its hash in the manifest\nthe file was changed; run it again',
  },
  'results-quantiles-sketched': {
    zh: '未保留路径：分位数及其区间、条件尾部期望所取的每个数值，误差不超过其 {error}；其余各项与保留路径时相同。',
    en: 'No paths are kept: every value that quantiles, their bands and tail means are taken from is known within {error} of itself; all other figures are the same as with stored paths.',
  },
} as const;
