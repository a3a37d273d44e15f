/** Texts around the room to choose in Chinese; loaded with what asks for it. */
export const roomZh = {
  siteHeading: '选择余地（万吨/年）',
  within: '与最优相差不超过',
  findSite: '求最少与最多供应量',
  find: '查找',
  heading: '差别最大的两个方案',
  unit: (year: number) => `${year} 年，万吨/年`,
  working: '正在查找…',
  cancel: '取消',
  failed: (reason: string) => `无法查找：${reason}`,
  noAllocation: '这一年没有经过证明的分配结果。',
  difference: '差额',
  same: (count: number) => `其余 ${count} 个矿点在两个方案中相同。`,
}
