/** The families of constraints in Chinese, for the model reference; the formulas are those of `FAMILIES`. */
export const FAMILY_TEXTS_ZH: Readonly<Record<string, string>> = {
  balance:
    '矿点：q_i + r_i = p_i + 流出 i 的 Σ f_a；码头和转运站：流入 Σ f_a = 流出 Σ f_a；需求地：流入 Σ f_a + u_m = D_m；每个节点一条',
  'regional-output': '片区 r 原生矿点的 Σ q_i ≤ O_r；对每个按预计产量限产的片区',
  throughput: '装船（车）Σ f_a + 卸船（车）Σ f_a ≤ T_t，各来源组合计；对每个有吞吐量限值的码头或转运站',
  'link-capacity': '共用一条连线的各来源组之和 Σ f_a ≤ K_link；对每条有运力限值的连线',
  'largest-utilisation': 'q_i ≤ t · K_i；对每个指定外调矿点 i，仅当目标含最大利用率 t',
  'largest-unmet-share': 'u_m ≤ s · D_m；对每个需求地 m，仅当目标含最大缺口率 s',
  rule: '策略中每条规则一行或多行，只限定单条弧上下限的规则除外',
}
