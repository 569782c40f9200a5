/** 文件的消息 — messages about files as such: writing, reading, YAML syntax, keys and types, CSV form. */
export const fileMessages = {
  // --- writing
  'file-target-exists': { zh: '{file} 已经存在，没有覆盖\n换一个名字；确实要替换就加 --force', en: '{file} exists and was not overwritten\nchoose another name, or add --force to replace it' },
  'file-target-irregular': { zh: '{file} 已经存在，而且不是普通文件\n换一个文件名', en: '{file} exists and is no regular file\nchoose another file name' },
  'file-write-failed': { zh: '无法写入 {file}（{reason}）\n检查路径和磁盘', en: 'cannot write {file} ({reason})\ncheck the path and the disk' },
  // --- what the system says of a file
  'system-enoent': { zh: '所在的文件夹不存在，ENOENT', en: 'its folder does not exist, ENOENT' },
  'system-enotdir': { zh: '路径中有一段不是文件夹，ENOTDIR', en: 'a part of the path is no folder, ENOTDIR' },
  'system-eisdir': { zh: '这是一个文件夹，EISDIR', en: 'it is a folder, EISDIR' },
  'system-eacces': { zh: '没有权限，EACCES', en: 'no permission, EACCES' },
  'system-eperm': { zh: '系统不允许，或正被别的程序打开，EPERM', en: 'not allowed, or open in another program, EPERM' },
  'system-erofs': { zh: '磁盘是只读的，EROFS', en: 'the disk is read-only, EROFS' },
  'system-enospc': { zh: '磁盘已满，ENOSPC', en: 'the disk is full, ENOSPC' },
  'system-ebusy': { zh: '正被别的程序占用，EBUSY', en: 'in use by another program, EBUSY' },
  'system-eio': { zh: '读写出错，EIO', en: 'reading or writing failed, EIO' },
  'system-enametoolong': { zh: '名称太长，ENAMETOOLONG', en: 'the name is too long, ENAMETOOLONG' },
  // --- many alike
  'issues-more': { zh: '同类问题还有 {count} 处，加 --json 可全部列出', en: '{count} more of this kind; --json lists them all' },
  // --- reading
  'file-missing-here': {
    zh: '找不到文件 {path}\n检查路径和文件名；当前文件夹是 {folder}',
    en: 'file {path} does not exist\ncheck the path and the name; the current folder is {folder}',
  },
  'file-missing': {
    zh: '找不到文件 {path}\n检查路径和文件名，路径相对于写出它的文件',
    en: 'file {path} does not exist\ncheck the path and the name; a path is relative to the file that says it',
  },
  'file-missing-near': {
    zh: '找不到文件 {path}\n是不是 {nearest}？',
    en: 'file {path} does not exist\ndid you mean {nearest}?',
  },
  'file-is-folder': {
    zh: '{path} 是文件夹，这里需要文件\n写文件夹里的一个文件',
    en: '{path} is a folder; a file is needed here\nname a file in it',
  },
  'file-no-permission': {
    zh: '没有权限读取文件 {path}\n请文件的所有者开放读取权限',
    en: 'no permission to read file {path}\nask its owner for permission to read it',
  },
  'file-unreadable': {
    zh: '无法读取文件 {path}（{reason}）\n确认它是普通的文本文件',
    en: 'cannot read file {path} ({reason})\nmake sure that it is an ordinary text file',
  },
  'arrow-unreadable': {
    zh: '{path} 不是能读的 Arrow 文件\n存成不压缩的 Arrow IPC 文件，或改用 CSV',
    en: '{path} is not an Arrow file that can be read\nsave it as an uncompressed Arrow IPC file, or use CSV',
  },
  'file-not-utf8': {
    zh: '文件 {path} 不是 UTF-8 编码\n另存为 UTF-8：记事本选“编码 UTF-8”，Excel 和 WPS 选“CSV UTF-8”',
    en: 'file {path} is not encoded as UTF-8\nsave it as UTF-8 (in Excel: “CSV UTF-8”)',
  },
  'yaml-full-width': {
    zh: '这一行读不通，其中有全角符号 {found}\n改成半角 {replacement}（冒号和逗号后面空一格）',
    en: 'this line cannot be read; it has full-width {found}\nwrite {replacement} (with a space after a colon or comma)',
  },
  'yaml-duplicate-key': {
    zh: '键 {key} 写了两次，第一次在第 {#first} 行\n保留一处',
    en: 'key {key} is given twice, first in line {#first}\nkeep one',
  },
  'yaml-tab': {
    zh: '缩进用了制表符（Tab）\n改用空格',
    en: 'indented with a tab\nuse spaces',
  },
  'yaml-indent': {
    zh: '缩进不对，或上文的括号没有闭合\n同一层的键左端对齐，[ 和 { 要成对',
    en: 'wrong indentation, or a bracket above is not closed\nalign the keys of one level; [ and { come in pairs',
  },
  'yaml-nested': {
    zh: '一行里有两个“键: 值”\n文字中含有冒号加空格时，把整段文字放进引号 "…"',
    en: 'two “key: value” pairs in one line\nput a text that contains a colon and a space in quotes "…"',
  },
  'yaml-key-line': {
    zh: '这一行不是“键: 值”\n键后面写半角冒号和一个空格',
    en: 'this line is not “key: value”\nwrite a colon and a space after the key',
  },
  'yaml-missing-character': {
    zh: '这里缺少引号、括号、冒号或逗号\n检查这一行和上一行的符号是否成对',
    en: 'a quote, bracket, colon or comma is missing here\ncheck that those of this line and the line before come in pairs',
  },
  'yaml-alias': {
    zh: '以 * 开头的文字是 YAML 引用，但没有对应的 & 定义\n如果是普通文字，放进引号 "…"',
    en: 'text starting with * is a YAML alias, but nothing defines it with &\nput plain text in quotes "…"',
  },
  'yaml-alias-bomb': {
    zh: 'YAML 引用（*）展开后过大，拒绝读取\n直接写出数值，不用引用',
    en: 'YAML aliases (*) expand to far too much; the file is refused\nwrite the values out instead of using aliases',
  },
  'yaml-tag': {
    zh: '以 ! 开头的文字是 YAML 标签，这里不支持\n如果是普通文字，放进引号 "…"',
    en: 'text starting with ! is a YAML tag, which is not supported here\nput plain text in quotes "…"',
  },
  'yaml-many-documents': {
    zh: '一个文件里有多份 YAML 文档（由 --- 分隔）\n每个文件只写一份',
    en: 'several YAML documents in one file (separated by ---)\nwrite one per file',
  },
  'yaml-scalar-start': {
    zh: '文字不能以这个符号开头\n放进引号 "…"',
    en: 'a text cannot start with this character\nput it in quotes "…"',
  },
  'yaml-syntax': {
    zh: '这里不符合 YAML 写法（{code}）\n检查冒号、引号、括号和缩进',
    en: 'this is not valid YAML ({code})\ncheck colons, quotes, brackets and indentation',
  },
  'yaml-empty': {
    zh: '文件是空的\n每行写成“键: 值”，冒号后面空一格',
    en: 'the file is empty\nwrite “key: value” in each line, with a space after the colon',
  },
  'yaml-not-map': {
    zh: '文件的最外层不是“键: 值”\n每行写成“键: 值”，冒号后面空一格',
    en: 'the file is not made of “key: value” lines\nwrite “key: value” in each line, with a space after the colon',
  },
  'yaml-key-not-text': {
    zh: '键必须是文字或数，不能是列表或键值表',
    en: 'a key must be a text or a number, not a list or a map',
  },
  'yaml-key-alias': {
    zh: '键不能是 YAML 引用（*）\n直接写出键名；如果是普通文字，放进引号 "…"',
    en: 'a key cannot be a YAML alias (*)\nwrite the key out; put plain text in quotes "…"',
  },
  'yaml-key-reserved': {
    zh: '键不能叫 {key}\n换一个名称',
    en: 'a key cannot be called {key}\nchoose another name',
  },
  'unknown-key': {
    zh: '未知的键 {key}\n这里可以写：{known}',
    en: 'unknown key {key}\nallowed here: {known}',
  },
  'unknown-key-near': {
    zh: '未知的键 {key}，是不是 {nearest}？\n这里可以写：{known}',
    en: 'unknown key {key}; did you mean {nearest}?\nallowed here: {known}',
  },
  'unknown-key-cut': {
    zh: '未知的键 {key}，像是被逗号截断的后半段\n花括号里含逗号的文字（如公式）放进引号 "…"',
    en: 'unknown key {key}; it looks like the second half of a text cut by a comma\nput a text with commas inside braces, such as a formula, in quotes "…"',
  },
  'unknown-key-full-width': {
    zh: '未知的键 {key}，其中有全角符号 {found}\n改成半角 {replacement}（冒号和逗号后面空一格）',
    en: 'unknown key {key}; it has full-width {found}\nwrite {replacement} (with a space after a colon or comma)',
  },
  'missing-key': {
    zh: '缺少键 {key}',
    en: 'key {key} is missing',
  },
  'empty-value': {
    zh: '键 {key} 没有值\n写上值，或删去这一行',
    en: 'key {key} has no value\ngive it one or delete the line',
  },
  'expected-number': {
    zh: '{key} 应为数，现在是 {value}',
    en: '{key} must be a number, not {value}',
  },
  'number-not-finite': {
    zh: '{key} 是 {value}，不是有限的数\n写一个普通的数；没有值就删去这一行',
    en: '{key} is {value}, which is not a finite number\nwrite an ordinary number, or delete the line if there is no value',
  },
  'expected-integer': {
    zh: '{key} 应为整数，现在是 {value}',
    en: '{key} must be a whole number, not {value}',
  },
  'expected-text': {
    zh: '{key} 应为文字，现在是 {value}\n数字当作文字用时放进引号，如 "2026"',
    en: '{key} must be a text, not {value}\nput a number that is meant as text in quotes, such as "2026"',
  },
  'expected-boolean': {
    zh: '{key} 应为 true 或 false，现在是 {value}',
    en: '{key} must be true or false, not {value}',
  },
  'expected-map': {
    zh: '{key} 应为“键: 值”组成的表，现在是 {value}\n写成 {key}: { 键: 值 }，冒号后面空一格',
    en: '{key} must be a map of “key: value”, not {value}\nwrite {key}: { key: value } with a space after the colon',
  },
  'expected-list': {
    zh: '{key} 应为列表，现在是 {value}\n写成 {key}: [ 甲, 乙 ]',
    en: '{key} must be a list, not {value}\nwrite {key}: [ one, two ]',
  },
  'expected-number-or-text': {
    zh: '{key} 应为数或文字，现在是 {value}',
    en: '{key} must be a number or a text, not {value}',
  },
  'expected-number-or-map': {
    zh: '{key} 应为数或“键: 值”组成的表，现在是 {value}',
    en: '{key} must be a number or a map of “key: value”, not {value}',
  },
  'expected-map-or-text': {
    zh: '{key} 应为文字或“键: 值”组成的表，现在是 {value}',
    en: '{key} must be a text or a map of “key: value”, not {value}',
  },
  'expected-list-or-text': {
    zh: '{key} 应为文字或列表，现在是 {value}',
    en: '{key} must be a text or a list, not {value}',
  },
  'expected-list-or-map': {
    zh: '{key} 应为列表或“键: 值”组成的表，现在是 {value}',
    en: '{key} must be a list or a map of “key: value”, not {value}',
  },
  'expected-map-or-number-or-text': {
    zh: '{key} 应为数、文字或“键: 值”组成的表，现在是 {value}',
    en: '{key} must be a number, a text or a map of “key: value”, not {value}',
  },
  'expected-one-of': {
    zh: '{key} 不能是 {value}\n可以写：{known}',
    en: '{key} cannot be {value}\nallowed: {known}',
  },
  'expected-one-of-near': {
    zh: '{key} 不能是 {value}，是不是 {nearest}？\n可以写：{known}',
    en: '{key} cannot be {value}; did you mean {nearest}?\nallowed: {known}',
  },
  'number-too-small': {
    zh: '{key} 是 {value}，不能小于 {limit}',
    en: '{key} is {value}; it cannot be below {limit}',
  },
  'number-too-large': {
    zh: '{key} 是 {value}，不能大于 {limit}',
    en: '{key} is {value}; it cannot be above {limit}',
  },
  'text-empty': {
    zh: '{key} 是空的',
    en: '{key} is empty',
  },
  'wrong-form': {
    zh: '{key} 的写法不对：{value}',
    en: '{key} is not written in a known form: {value}',
  },
  'csv-empty': {
    zh: '表格 {path} 是空的\n第一行写列名，以下每行一条数据',
    en: 'table {path} is empty\nthe first row names the columns, each further row is one record',
  },
  'csv-no-rows': {
    zh: '表格 {path} 只有列名，没有数据',
    en: 'table {path} has a header but no rows',
  },
  'csv-ragged': {
    zh: '这一行有 {count} 格，列名有 {expected} 个\n补齐或删去多出的格；文字里含逗号时放进引号 "…"',
    en: 'this row has {count} {count|cell|cells}, the header has {expected}\nadd or remove cells; put a text that contains a comma in quotes "…"',
  },
  'text-full-width': {
    zh: '“{cell}”中有全角字符 {found}\n改成半角 {replacement}',
    en: '“{cell}” has full-width {found}\nwrite {replacement}',
  },
  'csv-quotes': {
    zh: '引号没有成对（{code}）\n检查这一行的引号 "…"',
    en: 'quotes do not come in pairs ({code})\ncheck the quotes "…" of this row',
  },
  'csv-duplicate-column': {
    zh: '列名 {column} 出现了两次',
    en: 'column {column} appears twice',
  },
  'csv-unnamed-column': {
    zh: '第 {#number} 列没有列名',
    en: 'column {#number} has no name',
  },
} as const;
