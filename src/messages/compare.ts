/** Texts of `chusuan compare`. */
export const compareMessages = {
  // --- output folder
  'compare-out-foreign': {
    zh: '输出文件夹 {folder} 里有不是比较结果的文件，一个文件也没有动\n用 --out 换一个空的或新的文件夹；有别的内容的文件夹即使加 --force 也不会覆盖',
    en: 'the output folder {folder} holds files that are no comparison; nothing in it was touched\nname a new or empty folder with --out; a folder with other content is not overwritten even with --force',
  },
  'compare-out-other': {
    zh: '输出文件夹 {folder} 里已有另一次比较，没有覆盖\n换一个 --out；确实要替换旧结果就加 --force',
    en: 'the output folder {folder} holds another comparison; nothing was overwritten\nname another folder with --out, or add --force to replace it',
  },
  'compare-out-damaged': {
    zh: '输出文件夹 {folder} 里的比较结果不完整或被改动过，没有覆盖\n加 --force 重新计算并替换它',
    en: 'the comparison in {folder} is incomplete or was changed; nothing was overwritten\nadd --force to compute it again and replace it',
  },
} as const;
