/** 读图、下载与数值来源的文字。 */
export const readingZh = {
  save: '下载',
  saveChart: (title: string) => `下载图表：${title}`,
  formats: { svg: '矢量图 SVG', png: '图片 PNG' },
  csv: '数据 CSV',
  csvOf: (table: string) => `数据 CSV：${table}`,
  saveFailed: (reason: string) => `无法生成文件（${reason}）。`,
  credit: (scenario: string, hash: string) => `${scenario} · 情景哈希 ${hash} · 砂石`,
  readPart: (region: string, part: string, quantity: string) => `${region}：${part} ${quantity} 万吨`,
  balanceReading: '供需平衡图；用方向键逐个读出，回车键查看原因，Esc 结束',
  compareReading: '对比图；用方向键逐个读出，Esc 结束',
  run: '情景',
}
