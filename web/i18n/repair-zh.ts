/** Texts around repairs in Chinese; loaded with the panel that offers them. */
export const repairZh = {
  working: '正在查找补救方案…',
  cancel: '取消查找',
  cancelled: '已取消查找补救方案。',
  again: '重新查找',
  failed: (reason: string) => `无法查找补救方案：${reason}`,
  unproven: '没有经过证明的补救方案。',
  joint: '各年统一规划，不能只补救其中一年。',
  apply: '采用',
  applyRanked: (rank: number) => `采用补救方案 ${rank}`,
  applied: (rank: number) => `已采用补救方案 ${rank}。`,
  tested: '每个方案都已代入重新求解，确认有效。',
}
