/** Chinese sentences about what is wrong with a user's data. */
import type { IssueCatalogue } from './issues.ts'

/** A clause that appears only where there is something to put into it. */
const ifAny = (text: string, clause: string): string => (text === '' ? '' : clause)

export const ISSUES_ZH: IssueCatalogue = {
  'alias-bomb': ({ found }) => `别名 ${found} 没有对应的锚点、指向自身或展开过多。请直接写出数值。`,
  'bad-bands': ({ found }) =>
    `运价分段的终点里程不得相同，且必须恰有一段不设终点（不写 upTo）。现有：${found || '无'}。`,
  'bad-expression': ({ found, allowed }) =>
    `“${found}”既不是带单位的数，也不是此处可用的算式。${ifAny(allowed, `可用：${allowed}。`)}`,
  'bad-milestones': ({ found, allowed }) =>
    `分年数值须以四位年份为键，至少一年${ifAny(allowed, `（${allowed}）`)}。现有：${found}。`,
  'bad-patch': ({ found, allowed }) =>
    `“${found}”不是可以执行的改动。${ifAny(allowed, `写法：${allowed}。`)}`,
  'bad-slug': ({ found, allowed }) =>
    `“${found}”不能作为此处的标识。标识以小写字母开头，只含示例中的字符，且不是保留字，例如：${allowed}。`,
  'bad-unit': ({ found, allowed }) => `“${found}”中的单位无法识别，应为 ${allowed} 一类的单位。`,
  'bad-years': ({ found, allowed }) =>
    `年份须为 1900 至 2200 之间的整数并按升序排列：${allowed}。现有：${found}。`,
  'below-smallest-scale': ({ found, allowed, key }) =>
    `项目“${key}”的规模低于所在片区的准入要求：${found}，最小规模为 ${allowed}。`,
  'cell-date': ({ found }) => `单元格是日期（${found}）。请改为数值或文本格式后重新填写。`,
  'cell-error': ({ found }) => `单元格显示错误 ${found}。请修正公式，或直接填写数值。`,
  'cell-without-value': ({ found }) =>
    `公式 ${found} 在文件中没有计算结果。请用表格软件打开、重新计算并保存。`,
  'duplicate-id': ({ found, allowed }) =>
    `标识“${found}”在矿点、码头和需求地中重复，连线无法确定所指（${allowed}）。`,
  'duplicate-key': ({ found }) => `键“${found}”在同一处出现两次，后者会掩盖前者。`,
  'empty-document': () =>
    '文件中没有内容。情景须含 schemaVersion、id、title、years、regions、markets、sites、modes 和 policy，或用 extends 引用另一情景。',
  'extends-cycle': ({ found }) => `这些文件互相引用，形成循环：${found}。`,
  'extends-missing': ({ found }) => `无法读取所引用的文件“${found}”。`,
  'extends-too-deep': ({ found, allowed }) => `逐层引用的文件过多，止于“${found}”（${allowed}）。`,
  'file-too-large': ({ found, allowed }) =>
    `文件过大，不可能是情景文件：${found}，上限 ${allowed}。未予读取。`,
  'forbidden-function': ({ found, allowed }) => `算式中不得调用“${found}”。可用函数：${allowed}。`,
  'forbidden-key': ({ found }) => `不接受键“${found}”：它可能改变程序的运行。`,
  'forbidden-tag': ({ found }) => `不接受 YAML 标签 ${found}：情景文件只含普通数据。`,
  'inverted-range': ({ found }) => `范围的下限高于上限：${found}。`,
  'missing-column': ({ found, allowed }) => `缺少“${found}”列。必须有的列：${allowed}。`,
  'missing-key': ({ key }) => `缺少“${key}”。`,
  negative: ({ found }) => `${found} 为负数，此处不得小于零。`,
  'never-opens': ({ found, key }) => `项目“${key}”在投产之前就已到期，始终没有产量：${found}。`,
  'non-string-key': ({ found }) => `键必须是文字${ifAny(found, `，“${found}”不是，请加引号`)}。`,
  'not-a-mapping': ({ found }) => `此处应为“键: 值”的映射${ifAny(found, `，而不是 ${found}`)}。`,
  'not-a-workbook': ({ found }) => `这不是可以读取的工作簿（XLSX）：${found}。`,
  'not-allowed-value': ({ found, allowed }) => `此处不能填“${found}”，可选：${allowed}。`,
  'not-finite': ({ found }) => `${found} 不是有限的数。`,
  'one-of-two': ({ found }) => `以下各项只能写其一：${found}。`,
  'out-of-range': ({ found, allowed }) => `${found} 超出允许范围（${allowed}）。`,
  'projected-output-missing': () =>
    '该片区的产量以规划产量为上限，但没有给出规划产量。请填写 projectedOutput，或将 outputLimit 设为 capacity。',
  'reference-cycle': ({ found }) => `这些河流互相汇入，形成循环：${found}。`,
  'repeated-goal': ({ found }) => `目标“${found}”重复列出。`,
  'table-syntax': ({ found }) => `这不是逗号分隔的表格：${found}。`,
  'too-deep': () => '文件嵌套过深，不可能是情景文件。',
  'unknown-key': ({ found, allowed }) => `此处没有名为“${found}”的键。可用的键：${allowed}。`,
  'unknown-reference': ({ found, allowed }) => `“${found}”不存在。${ifAny(allowed, `现有：${allowed}。`)}`,
  'unknown-schema-version': ({ found, allowed }) =>
    `文件格式版本 ${found} 无法识别，本程序读取版本 ${allowed}。`,
  'unknown-sheet': ({ found, allowed }) =>
    `工作表“${found}”不含情景数据，未予读取。可识别的工作表：${allowed}。`,
  'value-outside-range': ({ found, allowed }) => `数值 ${found} 不在其自身给出的范围 ${allowed} 之内。`,
  'workbook-encrypted': () => '工作簿设有打开密码，无法读取。请取消密码后另存。',
  'workbook-links': ({ found }) => `工作簿引用了其他文件（${found}），不予读取。请把链接换成数值。`,
  'workbook-macros': ({ found }) => `工作簿含有宏（${found}），不予读取。请另存为不含宏的工作簿（.xlsx）。`,
  'workbook-too-large': ({ found, allowed }) => `工作簿解压后为 ${found}，上限 ${allowed}。未予解压。`,
  'wrong-dimension': ({ found, allowed }) => `“${found}”的量纲不对，应为 ${allowed} 一类的单位。`,
  'wrong-type': ({ found, allowed }) => `此处不能是 ${found || '空值'}，应为：${allowed}。`,
  'yaml-syntax': ({ found }) => `YAML 格式有误：${found}`,
  'years-apart': ({ found }) => `年份不连续（${found}）：储量与库存只在所列年份发生变化。`,
}
