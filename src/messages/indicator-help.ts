/** What each indicator means and where its definition comes from, in both languages, for help texts. */
import type { Localised } from '../scenario/types.ts'

/** A test holds that every indicator, solved ones included, is explained here. */
export const INDICATOR_HELP: Readonly<Record<string, Localised>> = {
  demand: {
    zh: '片区各需求地当年需求量之和。',
    en: 'Sum of the demand of the markets of the region in the year.',
  },
  capacity: {
    zh: '片区各矿点在役产能之和：采矿权有效、储量未枯竭，含再生骨料。',
    en: 'Sum of the capacity in service of the sites of the region: permit in force, reserve not exhausted; recycled aggregate included.',
  },
  output: { zh: '片区各矿点当年产量之和。', en: 'Sum of the output of the sites of the region in the year.' },
  unmet: { zh: '需求量减实际到货量。', en: 'Demand less what arrives.' },
  'balance-before-transfer': {
    zh: '片区产量减片区需求量；负数需由其他片区调入。',
    en: 'Output of the region less its demand; where negative, other regions must send.',
  },
  'balance-after-transfer': {
    zh: '到货量（含调入）减需求量；负数即缺口。',
    en: 'What arrives, transfers included, less demand; where negative, tonnes are short.',
  },
  utilisation: { zh: '产量÷在役产能。', en: 'Output ÷ capacity in service.' },
  'reserve-margin': {
    zh: '（在役产能−需求量）÷需求量。',
    en: 'Capacity in service less demand, ÷ demand.',
  },
  'self-sufficiency': {
    zh: '本片区产量中用于本片区的部分÷需求量。',
    en: 'Own supply used at home ÷ demand.',
  },
  'import-dependence': { zh: '由其他片区调入量÷需求量。', en: 'What other regions send ÷ demand.' },
  'recycled-share': {
    zh: '到货量中的再生骨料÷需求量。',
    en: 'Recycled aggregate in what arrives ÷ demand.',
  },
  'ore-extracted': {
    zh: '原生矿点产量÷回采率之和，即从储量中采出的矿石量；对应规划专栏2的开采总量。',
    en: 'Sum of output ÷ recovery of primary sites, the ore taken from reserves; what 专栏2 of the plan limits.',
  },
  landbank: {
    zh: '年末可采产品量（回采率×储量）÷最近至多十个模拟年的平均产量；碎石低于10年应预警。',
    en: 'Product left in reserves at the end of the year (recovery × ore in place) ÷ mean output of up to ten modelled years; below 10 years is a warning for crushed rock.',
  },
  'large-medium-share': {
    zh: '有效采矿权矿山中大型、中型矿山数÷砂石矿山总数；规划的60%针对全部非油气矿种，不能直接比较。',
    en: 'Large and medium mines ÷ all aggregates mines with a permit in force; the 60 % of the plan count all minerals but oil and gas and cannot be compared.',
  },
  'tonne-km': { zh: '到货砂石的运量×运距之和。', en: 'Sum of tonnes × km of what arrives.' },
  'average-haul': { zh: '总周转量÷到货量。', en: 'Haulage ÷ what arrives.' },
  'road-share': { zh: '公路周转量÷总周转量。', en: 'Tonne-km by road ÷ all tonne-km.' },
  'belt-share': { zh: '皮带周转量÷总周转量。', en: 'Tonne-km by belt ÷ all tonne-km.' },
  'barge-share': { zh: '水运周转量÷总周转量。', en: 'Tonne-km by barge ÷ all tonne-km.' },
  'rail-share': { zh: '铁路周转量÷总周转量。', en: 'Tonne-km by rail ÷ all tonne-km.' },
  'road-tonnage-share': {
    zh: '以公路为最长运段的到货量÷到货量。',
    en: 'Tonnes that travel farthest by road ÷ what arrives.',
  },
  'belt-tonnage-share': {
    zh: '以皮带为最长运段的到货量÷到货量。',
    en: 'Tonnes that travel farthest by belt ÷ what arrives.',
  },
  'barge-tonnage-share': {
    zh: '以水运为最长运段的到货量÷到货量。',
    en: 'Tonnes that travel farthest by barge ÷ what arrives.',
  },
  'rail-tonnage-share': {
    zh: '以铁路为最长运段的到货量÷到货量。',
    en: 'Tonnes that travel farthest by rail ÷ what arrives.',
  },
  cost: {
    zh: '到货砂石的坑口价、运费与装卸费之和。',
    en: 'Price at the gate, freight and handling of what arrives.',
  },
  'delivered-cost': { zh: '总费用÷到货量。', en: 'Cost ÷ what arrives.' },
  emissions: {
    zh: '到货砂石运输的碳排放（二氧化碳当量），不含开采与加工。',
    en: 'CO₂e of the transport of what arrives; quarrying and crushing are not counted.',
  },
  'emissions-per-tonne': { zh: '运输碳排放÷到货量。', en: 'Emissions of transport ÷ what arrives.' },
  c1: { zh: '最大供应矿点占到货量的比例。', en: 'Share of the largest supplying site in what arrives.' },
  c4: {
    zh: '前四大供应矿点占到货量的比例。',
    en: 'Share of the four largest supplying sites in what arrives.',
  },
  hhi: {
    zh: '各供应矿点份额平方和×10000；1000以上为中度集中，1800以上为高度集中。',
    en: 'Sum of the squared shares of the supplying sites × 10,000; above 1,000 moderately, above 1,800 highly concentrated.',
  },
  'n-1-shortfall': {
    zh: '逐一失去一个集中开采区、码头、航段或运输方式时缺口增加的最大值；由突发情景分析给出，不在结果表内。',
    en: 'Largest rise of unmet demand when one zone, wharf, river stretch or mode is lost in turn; the analysis of contingencies gives it, no row of a result does.',
  },
}

/** Sources of definitions, in full. */
export const DEFINITION_TEXTS: Readonly<Record<string, Localised>> = {
  plan: {
    zh: '《重庆市矿产资源总体规划（2021—2025年）》§五(一)2、专栏2、专栏9',
    en: 'Chongqing overall plan for mineral resources 2021–2025, §五(一)2, 专栏2, 专栏9',
  },
  balance: { zh: '供需平衡表的通用定义', en: 'common usage of supply–demand balances' },
  freight: {
    zh: '货运统计的通用定义；排放：运量×运距×因子',
    en: 'common usage of freight statistics; emissions: tonnes × km × factor',
  },
  nppf: {
    zh: '英国《国家规划政策框架》可采储量年限（landbank）',
    en: 'landbank of the UK National Planning Policy Framework',
  },
  concentration: {
    zh: '产业集中度；阈值见美国2023年《合并指南》',
    en: 'industrial concentration; thresholds of the US Merger Guidelines 2023',
  },
  contingency: { zh: '电力系统 N-1 准则', en: 'the N-1 criterion of power systems' },
}
