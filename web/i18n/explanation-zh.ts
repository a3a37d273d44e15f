/** Texts of the dialog that explains a site, a market or a terminal in Chinese; loaded with it. */
export const explanationZh = {
  working: (name: string) => `正在解释${name}…`,
  progress: (done: number, all: number) => `已证明 ${done} / ${all} 项理由`,
  cancel: '取消',
  failed: (reason: string) => `无法解释：${reason}`,
  noAllocation: '这一年没有分配结果可以解释。',
  uncertified: '结果未经证明，只供参考。',
  certified: '最优性已证明',
  prices: '每吨价格构成（元/吨）',
  limits: '上限（万吨/年）',
  why: '原因',
}
