/** Messages of a run. First line = the problem, following lines = what to do. */
export const runMessages = {
  // --- output folder
  'run-out-is-file': {
    zh: '输出文件夹 {folder} 是一个文件\n用 --out 换一个文件夹',
    en: 'the output folder {folder} is a file\nname another folder with --out',
  },
  'run-out-no-disk': {
    zh: '输出文件夹 {folder} 所在的位置不是磁盘，不能存放文件\n用 --out 换一个文件夹',
    en: 'the output folder {folder} lies where no files can be kept: it is no disk\nname another folder with --out',
  },
  'run-out-foreign': {
    zh: '输出文件夹 {folder} 已经存在，里面不是楚算的运行结果，一个文件也没有动\n用 --out 换一个空的或新的文件夹；有别的内容的文件夹即使加 --force 也不会覆盖',
    en: 'the output folder {folder} exists and does not hold a run of Chusuan; nothing in it was touched\nname a new or empty folder with --out; a folder with other content is not overwritten even with --force',
  },
  'run-out-other-run': {
    zh: '输出文件夹 {folder} 里已有另一次运行（指纹 {found}，本次是 {wanted}），没有覆盖\n换一个 --out；确实要替换旧结果就加 --force',
    en: 'the output folder {folder} holds another run (fingerprint {found}, this one is {wanted}); nothing was overwritten\nname another folder with --out, or add --force to replace the old results',
  },
  'run-out-damaged': {
    zh: '输出文件夹 {folder} 里的运行结果不完整或被改动过，没有覆盖\n加 --force 重新计算并替换它',
    en: 'the run in {folder} is incomplete or was changed; nothing was overwritten\nadd --force to compute it again and replace it',
  },
  'run-out-strangers': {
    zh: '输出文件夹 {folder} 里有不是楚算写的文件：{names}；一个文件也没有动\n先把它们移到别处再加 --force，或用 --out 换一个文件夹',
    en: 'the output folder {folder} holds files that Chusuan did not write: {names}; nothing was touched\nmove them elsewhere before using --force, or name another folder with --out',
  },
  'run-out-broken-manifest': {
    zh: '输出文件夹 {folder} 里有运行结果，但清单 manifest.json 已损坏或由其他版本写成；一个文件也没有动\n这个文件夹要自己删除（--force 不会替换它），或用 --out 换一个文件夹',
    en: 'the output folder {folder} holds a run, but its manifest.json is damaged or was written by another version; nothing was touched\nremove this folder by hand (--force does not replace it), or name another folder with --out',
  },
  'run-out-busy': {
    zh: '计算期间输出文件夹 {folder} 被别的程序写入了，本次结果没有放进去\n用 --out 换一个文件夹再运行',
    en: 'the output folder {folder} was written by something else during the run; the results were not put there\nrun again with another folder in --out',
  },
  'run-write-failed': {
    zh: '无法写入 {file}（{reason}）\n检查路径和磁盘，或用 --out 换一个输出文件夹',
    en: 'cannot write {file} ({reason})\ncheck the path and the disk, or name another output folder with --out',
  },
  // --- disk
  'run-disk-short': {
    zh: '磁盘空间不够：本次结果约需 {needed}，{folder} 所在磁盘只剩 {free}\n减少 --paths 或 --outputs，清理磁盘，或用 --out 换一块盘',
    en: 'not enough disk space: the results need about {needed}, the disk of {folder} has {free} left\nlower --paths or --outputs, free some space, or choose another disk with --out',
  },
  'run-disk-needed': { zh: '本次结果约需磁盘 {needed}（可用 {free}）', en: 'the results need about {needed} of disk ({free} free)' },
  // --- memory
  'run-memory-short': {
    zh: '内存不够：本次运行约需 {needed}（线程 {threads} 个，每个 {each}；此外 {shared}），可用内存 {available}\n{remedy}',
    en: 'not enough memory: this run needs about {needed} (threads: {threads} of {each} each; besides: {shared}), {available} is available\n{remedy}',
  },
  'run-memory-fewer-threads': {
    zh: '用 --threads {#fitting} 可以运行；也可以减少 --outputs 和 profiles，或缩小规则库的维度',
    en: 'it fits with --threads {#fitting}; or keep fewer outputs and profiles, or make the dimensions of the rulebook smaller',
  },
  'run-memory-smaller': {
    zh: '只用一个线程也放不下：减少 --outputs 和 profiles，缩小规则库的维度，或换一台内存更大的机器',
    en: 'not even one thread fits: keep fewer outputs and profiles, make the dimensions of the rulebook smaller, or use a machine with more memory',
  },
  'run-memory-thread': {
    zh: '一个线程需要 {needed} 内存，WebAssembly 最多给 {most}\n缩小规则库的维度，减少随年份变动的大表，或加 --engine interpreter（较慢，没有这个上限）',
    en: 'one thread needs {needed} of memory, WebAssembly gives it {most} at most\nmake the dimensions of the rulebook smaller, let fewer large tables move by year, or use --engine interpreter (slower, without this limit)',
  },
  // --- notices
  'run-starting': {
    zh: '开始计算：{work}，{years} 年，{threads} 个线程，{engine}',
    en: 'starting: {work}, {years} {years|year|years}, {threads} {threads|thread|threads}, {engine}',
  },
  'run-work-paths': { zh: '{paths} 条路径', en: '{paths} {paths|path|paths}' },
  'run-work-best-estimate': { zh: '最优估计', en: 'the best estimate' },
  'run-reused': {
    zh: '这个情景已经算过（{engine}），直接使用 {folder} 里的结果（重新计算请加 --force）',
    en: 'this scenario has been computed before ({engine}); using the results in {folder} (add --force to compute again)',
  },
  'run-same-meanwhile': {
    zh: '另一个进程刚刚算完了同一个情景，直接使用 {folder} 里的结果',
    en: 'another process has just finished the same scenario; using the results in {folder}',
  },
  'run-stale-removed': {
    zh: '清理了上次没有算完的文件夹 {folder}',
    en: 'removed the unfinished folder {folder} of an earlier run',
  },
  'run-interrupted': { zh: '已中断；没有算完的结果已经删除', en: 'interrupted; the unfinished results were removed' },
  'run-progress': {
    zh: '已算 {done}/{total} 条路径（{percent}%），每秒 {rate} 条，约剩{left}',
    en: '{done}/{total} {total|path|paths} ({percent}%), {rate} paths/s, about {left} left',
  },
  'run-summarising': { zh: '正在统计和写文件', en: 'computing statistics and writing files' },
  // --- checks of the results (exit 1)
  'run-ledger-broken': {
    zh: '账不平：规则 {rule} 在{where}、{#year}年的相对差为 {residual}，超过允许的 1e-9；本次运行没有留下结果\n检查 {rule} 汇总的各项规则；逐层看这个数：{replay}',
    en: 'the books do not balance: {rule} is off by {residual} (relative) on {where} in {#year}, more than the 1e-9 allowed; no results were kept\ncheck the rules that {rule} adds up; to take the figure apart: {replay}',
  },
  'run-non-finite': {
    zh: '规则 {rule} 在{where}、{#year}年得到的不是有限的数（这一批共 {count} 处）；本次运行没有留下结果\n检查这条规则里有没有除以 0、对 0 或负数取对数，或增长过快；逐层看这个数：{replay}',
    en: '{rule} is not a finite number on {where} in {#year} ({count} such {count|value|values} in this block); no results were kept\nlook for a division by 0, a logarithm of 0 or less, or runaway growth in this rule; to take the figure apart: {replay}',
  },
  'run-where-path': { zh: '路径 {#path}', en: 'path {#path}' },
  'run-where-best-estimate': { zh: '最优估计（确定性路径）', en: 'the best estimate' },
  // --- our fault (exit 3)
  'run-worker-died': {
    zh: '一个计算线程在第 {#block} 批（路径 {#first} 至 {#last}）意外终止：{cause}；没有算完的结果已经删除\n如果原因是内存不足，减少 --threads 再试；否则请把这段话报告给楚算的开发者',
    en: 'a worker thread died in block {#block} (paths {#first}–{#last}): {cause}; the unfinished results were removed\nif it ran out of memory try fewer --threads; otherwise please report this text to the developers of Chusuan',
  },
  'run-best-estimate-died': {
    zh: '计算最优估计的线程意外终止：{cause}；没有算完的结果已经删除\n请把这段话报告给楚算的开发者',
    en: 'the worker thread died while computing the best estimate: {cause}; the unfinished results were removed\nplease report this text to the developers of Chusuan',
  },
  'run-engine-simd': { zh: '编译引擎', en: 'compiled engine' },
  'run-engine-interpreter': { zh: '解释引擎', en: 'interpreter' },
  'run-left-to-interpreter': {
    zh: '{where}出现非有限或过大的数值，编译引擎不作保证，这一批改由解释引擎计算（结果相同，但较慢）；此后遇到同样情形不再逐批提示，批数记入清单',
    en: '{where} holds values that are not finite or too large for the compiled engine to vouch for; this block is computed by the interpreter instead (same results, slower). Further blocks are not announced; the manifest counts them',
  },
  'run-left-count': {
    zh: '共有 {blocks} 批由解释引擎计算',
    en: '{blocks} {blocks|block|blocks} in all {blocks|was|were} computed by the interpreter',
  },
  'run-not-compiled': {
    zh: '编译引擎不能保证这个情景的结果：有数在运行前就不是有限值或过大，有编译器不支持的写法，或公式合起来超出 WebAssembly 的限度；全部改由解释引擎计算（结果相同，但较慢）',
    en: 'the compiled engine cannot vouch for this scenario: a number known before the run is not finite or too large, a form is not supported, or the formulas together exceed what WebAssembly takes; the interpreter computes all of it instead (same results, slower)',
  },
  'run-engine-error': {
    zh: '引擎出错（{where}）：{cause}；没有算完的结果已经删除\n这是楚算自身的错误，请把这段话报告给开发者。只算到这里：{replay}',
    en: 'the engine failed ({where}): {cause}; the unfinished results were removed\nthis is a fault of Chusuan; please report this text to its developers. To compute only as far as here: {replay}',
  },
  'run-where-block': { zh: '第 {#block} 批，路径 {#first} 至 {#last}', en: 'block {#block}, paths {#first}–{#last}' },
  'run-where-rule': { zh: '路径 {#path}，{#year}年，规则 {rule}', en: 'path {#path}, {#year}, rule {rule}' },
} as const;
