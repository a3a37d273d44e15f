/** Texts that lead to explanations and charts in Chinese. */
export const explainZh = {
  explain: (name: string) => `解释：${name}`,
  curve: (lever: string) => `价值曲线：${lever}`,
  alternatives: '差别最大的两个方案',
  show: (chart: string) => `查看：${chart}`,
  sources: '数字出处',
  repairs: '补救方案',
  inReport: (count: number) => `另有 ${count} 条`,
}
