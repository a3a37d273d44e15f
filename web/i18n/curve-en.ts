/** Texts of the dialog that draws a value curve in English; loaded with it. */
import type { curveZh } from './curve-zh.ts'

export const curveEn: typeof curveZh = {
  title: (lever) => `Value curve: ${lever}`,
  working: (lever) => `Finding the optimum along ${lever}…`,
  progress: (solves) => (solves === 1 ? '1 program solved' : `${solves} programs solved`),
  cancel: 'Cancel',
  failed: (reason) => `This could not be computed: ${reason}`,
  empty: 'There is no range along which this could vary.',
  chart: 'Optimum of every goal',
  unit: (year, lever, unit) => `${year}, along ${lever} (${unit})`,
  summary: (from, to, corners) =>
    `From ${from} to ${to} the optimum changes its course ${corners === 1 ? 'once' : `${corners} times`}.`,
  constant: (from, to) => `From ${from} to ${to} no goal changes.`,
  infeasible: (from, to) => `Only from ${from} to ${to} can the rules all hold.`,
  level: (goals) => `The same all along: ${goals}.`,
  hint: 'Arrow keys read point by point; Enter or a click on a breakpoint sets the lever there.',
  present: 'now',
  baseline: 'baseline',
  first: 'Start',
  last: 'End',
  corner: 'Breakpoint',
  from: 'From',
  to: 'To',
  atStart: (goal) => `${goal}, at the start`,
  atEnd: (goal) => `${goal}, at the end`,
  slope: (goal) => `${goal}, per unit`,
  pieces: 'Pieces',
  corners: 'Breakpoints',
  at: 'Value',
  changes: 'What changes there',
  more: (count) => `${count} more`,
  nothing: 'The allocation stays',
  set: (value) => `Set to ${value}`,
  ofYear: (year, first) =>
    `Values are those of ${year}; the lever shows those of ${first}, which move in proportion.`,
  exact: (solves) => `Exact, from ${solves} proven solves.`,
}
