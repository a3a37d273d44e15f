/** Shashi 砂石 as a library: read a scenario, run it, verify the result. Works in Node, a page and a worker. */

export {
  type BackcastRow,
  backcast,
  type Measure,
  type Observation,
  type Simulated,
  type SimulatedSite,
} from './analyse/backcast.ts'
export type { Bottleneck, BottleneckMarket, Limit } from './analyse/bottleneck.ts'
export type { CapacityThreshold } from './analyse/capacity-thresholds.ts'
export {
  type Compared,
  type ComparedRun,
  type Comparison,
  compareInputs,
  compareRuns,
  type IndicatorComparison,
  type InputDifference,
  type TransferComparison,
} from './analyse/compare.ts'
export type { ConflictLimit, Relaxation } from './analyse/conflict.ts'
export {
  type ContingencyStatement,
  contingencyIndicators,
  contingencyStatements,
} from './analyse/contingency-statements.ts'
export type {
  ChangeAt,
  Contingencies,
  Contingency,
  ContingencyOutcome,
  ContingencyRequest,
  GoalChange,
  HitMarket,
  PairContingency,
  PairCounts,
} from './analyse/contingency-types.ts'
export type { Corner, CurveOptions, CurveOutcome, CurveRequest, ValueCurve } from './analyse/curve.ts'
export type { CurveChange, SiteUse } from './analyse/curve-changes.ts'
export type { Piece } from './analyse/curve-pieces.ts'
export { findWarnings, levelOf, type Warning } from './analyse/early-warning.ts'
export {
  type ExplainedAbsence,
  type ExplainedFlow,
  explainable,
  type MarketPage,
  type SitePage,
} from './analyse/explain.ts'
export {
  curveOfScenario,
  type ExplainedPage,
  type ExplainRequest,
  type Explanation,
  explainScenario,
} from './analyse/explain-scenario.ts'
export type { TerminalPage } from './analyse/explain-terminal.ts'
export { type ContingencyOptions, findContingencies, USUAL_PAIRS } from './analyse/find-contingencies.ts'
export {
  INDICATORS,
  type Indicator,
  type IndicatorDefinition,
  type IndicatorValue,
  SOLVED_INDICATORS,
} from './analyse/indicators.ts'
export { LOSS_KINDS, type LossKind, type Lost } from './analyse/losses.ts'
export type { PageLimit } from './analyse/page-limits.ts'
export { type GoalVector, PRICED, type Priced, type PricePair, type StepUnit } from './analyse/prices.ts'
export type { Instead, Reason, ReasonThreshold, ReasonUnit } from './analyse/reasons.ts'
export type { Change as DocumentChange } from './analyse/relax.ts'
export type { RelievedLimit } from './analyse/relief.ts'
export {
  findRepairs,
  MOST_REPAIRS,
  type Repair,
  type RepairOutcome,
  type Repairs,
} from './analyse/repair.ts'
export { type RepairStatement, repairStatements } from './analyse/repair-statements.ts'
export {
  type Alternative,
  findRoom,
  type Room,
  type RoomOptions,
  type RoomOutcome,
  type RoomRequest,
  type SiteRoom,
  USUAL_EPSILON,
} from './analyse/room.ts'
export type { Statement } from './analyse/statements.ts'
export type { ByKind, Totals } from './analyse/totals.ts'
export type { PriceBuildUp, WayFacts } from './analyse/way-facts.ts'
export type { Worth, WorthSide } from './analyse/worth.ts'
export { type Baseline, type Change, changesFrom } from './export/changes.ts'
export { type CsvTable, csvTables, writeCsv, writeSpreadsheetCsv } from './export/csv.ts'
export {
  type ExportedFile,
  type ExportOptions,
  exportResult,
  exportTables,
  RESULT_FORMATS,
  type ResultFormat,
} from './export/files.ts'
export { exportPrograms, PROGRAM_FORMATS, type ProgramExport, type ProgramFormat } from './export/program.ts'
export {
  type Cell,
  type ColumnType,
  type ResultTable,
  resultTables,
  type TableColumn,
} from './export/tables.ts'
export { writeTemplate } from './export/template.ts'
export { importTables, type TableFile } from './interchange/import-tables.ts'
export { type Imported, importWorkbook } from './interchange/import-workbook.ts'
export { MAX_WORKBOOK_BYTES } from './interchange/read-workbook.ts'
export type { Checked, Issue, Place, Severity } from './issue.ts'
export { isJsonObject, type JsonObject, type JsonValue } from './json.ts'
export {
  type ContingencyWords,
  contingencyWords,
  formatContingencyStatement,
} from './messages/contingency.ts'
export { explainWords, formatStatement } from './messages/explain.ts'
export {
  type ExplainWords,
  formatFigure,
} from './messages/explain-words.ts'
export { FINDING_CODES, type FindingCode, formatFinding, formatQuantity } from './messages/findings.ts'
export { DEFINITION_TEXTS, INDICATOR_HELP } from './messages/indicator-help.ts'
export { displayOf, INDICATOR_TEXTS, MEASURE_TEXTS, type UnitDisplay } from './messages/indicators.ts'
export { describeIssue, formatIssue, type Language } from './messages/issues.ts'
export { PRESET_TEXTS, type PresetText } from './messages/presets.ts'
export { formatRepairStatement, repairHeading } from './messages/repair.ts'
export { type RoomWords, roomWords } from './messages/room.ts'
export { shortName } from './messages/short-name.ts'
export { GOAL_UNITS } from './program/goals.ts'
export type { StageId } from './program/types.ts'
export { formatCurveChange } from './report/curve-change.ts'
export { findingIn } from './report/findings-spells.ts'
export { mostImportant } from './report/importance.ts'
export {
  POLICY_MEASURES,
  type PolicyMeasure,
  type PolicyRun,
  type PolicyYear,
  runPolicies,
  withPreset,
} from './report/policies.ts'
export { runScenario } from './report/run.ts'
export type * from './report/types.ts'
export { type Discrepancy, type Verification, verifyResult } from './report/verify.ts'
export { VERSION } from './report/version.ts'
export { checkDocument } from './scenario/check.ts'
export { hashDocument } from './scenario/hash.ts'
export { type ReadOptions, readScenario } from './scenario/parse.ts'
export { applyPatch, diffPatch, parseSet, sameJson } from './scenario/patch.ts'
export type { Locate, Path } from './scenario/reading.ts'
export type { Load, LoadedText } from './scenario/resolve.ts'
export { scenarioJsonSchema } from './scenario/schema.ts'
export * from './scenario/types.ts'
export { writeYaml } from './scenario/write-yaml.ts'
export type { RunOptions, Warm } from './simulate/allocate.ts'
export { Session } from './simulate/session.ts'
export { locateHighs } from './solve/highs.ts'
export { ENGINE_CHOICES, type EngineChoice } from './solve/solve.ts'
export { ENGINES, type EngineId, type SolveOptions } from './solve/types.ts'
