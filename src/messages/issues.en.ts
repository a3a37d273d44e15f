/** English sentences about what is wrong with a user's data. */
import type { IssueCatalogue } from './issues.ts'

/** A clause that appears only where there is something to put into it. */
const ifAny = (text: string, clause: string): string => (text === '' ? '' : clause)

export const ISSUES_EN: IssueCatalogue = {
  'alias-bomb': ({ found }) =>
    `The alias ${found} leads nowhere, to itself, or to far too many copies. Write the values out.`,
  'bad-bands': ({ found }) =>
    `Freight bands must end at different distances, and exactly one must have no end (no upTo). Found: ${found || 'none'}.`,
  'bad-expression': ({ found, allowed }) =>
    `“${found}” is neither a number with a unit nor an expression that can be used here.${ifAny(allowed, ` Allowed: ${allowed}.`)}`,
  'bad-milestones': ({ found, allowed }) =>
    `Milestones need four-digit years as keys, at least one${ifAny(allowed, ` (${allowed})`)}. Found: ${found}.`,
  'bad-patch': ({ found, allowed }) =>
    `“${found}” is no change that can be applied.${ifAny(allowed, ` Write it as ${allowed}.`)}`,
  'bad-slug': ({ found, allowed }) =>
    `“${found}” cannot be a name here. Names start with a lower-case letter, hold letters, digits and the signs shown, and are no reserved words: ${allowed}.`,
  'bad-unit': ({ found, allowed }) =>
    `The unit in “${found}” is unknown. Expected a unit such as ${allowed}.`,
  'bad-years': ({ found, allowed }) =>
    `Years must be whole, between 1900 and 2200, and ascending: ${allowed}. Found: ${found}.`,
  'below-smallest-scale': ({ found, allowed, key }) =>
    `The project “${key}” is smaller than its region admits: ${found}; the smallest scale is ${allowed}.`,
  'cell-date': ({ found }) =>
    `The cell holds a date (${found}); format it as a number or as text and write the value again.`,
  'cell-error': ({ found }) => `The cell shows the error ${found}. Mend its formula or write a value.`,
  'cell-without-value': ({ found }) =>
    `The formula ${found} has no computed value in the file. Open the file in a spreadsheet program, let it compute, and save it.`,
  'duplicate-id': ({ found, allowed }) =>
    `The id “${found}” is used twice among sites, terminals and markets, so that a link to it would be ambiguous (${allowed}).`,
  'duplicate-key': ({ found }) =>
    `The key “${found}” appears twice in the same mapping; the second would hide the first.`,
  'empty-document': () =>
    'There is nothing in this document. A scenario has schemaVersion, id, title, years, regions, markets, sites, modes and policy, or extends another.',
  'extends-cycle': ({ found }) => `These documents extend each other in a circle: ${found}.`,
  'extends-missing': ({ found }) => `The document to extend, “${found}”, cannot be read.`,
  'extends-too-deep': ({ found, allowed }) =>
    `Too many documents extend one another, up to “${found}” (${allowed}).`,
  'file-too-large': ({ found, allowed }) =>
    `The file is too large to be a scenario: ${found}, where ${allowed} is allowed. It was not read.`,
  'forbidden-function': ({ found, allowed }) =>
    `Expressions may not call “${found}”. Allowed functions: ${allowed}.`,
  'forbidden-key': ({ found }) => `The key “${found}” is refused: it could change how the program works.`,
  'forbidden-tag': ({ found }) => `The YAML tag ${found} is refused: a scenario holds plain data only.`,
  'inverted-range': ({ found }) => `The low end of the range is above the high end: ${found}.`,
  'missing-column': ({ found, allowed }) =>
    `The column “${found}” is missing. Columns that must be there: ${allowed}.`,
  'missing-key': ({ key }) => `“${key}” is missing.`,
  negative: ({ found }) => `${found} is negative; this cannot be below zero.`,
  'never-opens': ({ found, key }) =>
    `The project “${key}” ends before it opens, so that it never produces: ${found}.`,
  'non-string-key': ({ found }) =>
    `A key must be text${ifAny(found, `; “${found}” is not. Put it in quotes`)}.`,
  'not-a-mapping': ({ found }) => `A mapping (key: value) belongs here${ifAny(found, `, not ${found}`)}.`,
  'not-a-workbook': ({ found }) => `This is no workbook that can be read (XLSX): ${found}.`,
  'not-allowed-value': ({ found, allowed }) => `“${found}” is not possible here. Choose one of: ${allowed}.`,
  'not-finite': ({ found }) => `${found} is not a finite number.`,
  'one-of-two': ({ found }) => `Only one of these can be given: ${found}.`,
  'out-of-range': ({ found, allowed }) => `${found} is out of range; allowed is ${allowed}.`,
  'projected-output-missing': () =>
    'The output of this region is held to its projected output, but none is given. Give projectedOutput, or set outputLimit to capacity.',
  'reference-cycle': ({ found }) => `These rivers flow into one another in a circle: ${found}.`,
  'repeated-goal': ({ found }) => `The goal “${found}” is listed twice.`,
  'table-syntax': ({ found }) => `This is no table of comma-separated values: ${found}.`,
  'too-deep': () => 'The document is nested too deeply to be a scenario.',
  'unknown-key': ({ found, allowed }) => `The key “${found}” is unknown here. Known keys: ${allowed}.`,
  'unknown-reference': ({ found, allowed }) =>
    `There is no “${found}”.${ifAny(allowed, ` What there is: ${allowed}.`)}`,
  'unknown-schema-version': ({ found, allowed }) =>
    `Version ${found} of the document format is unknown; this program reads version ${allowed}.`,
  'unknown-sheet': ({ found, allowed }) =>
    `The sheet “${found}” holds nothing of a scenario and was left out. Known sheets: ${allowed}.`,
  'value-outside-range': ({ found, allowed }) =>
    `The value ${found} lies outside its own range of ${allowed}.`,
  'workbook-encrypted': () =>
    'The workbook is protected by a password and cannot be read. Save it without a password.',
  'workbook-links': ({ found }) =>
    `The workbook refers to other files (${found}) and is refused. Replace such links by their values.`,
  'workbook-macros': ({ found }) =>
    `The workbook contains macros (${found}) and is refused. Save it as a workbook without macros (.xlsx).`,
  'workbook-too-large': ({ found, allowed }) =>
    `The workbook would unpack to ${found}, where ${allowed} is allowed. It was not unpacked.`,
  'wrong-dimension': ({ found, allowed }) =>
    `“${found}” measures something else. Expected a unit such as ${allowed}.`,
  'wrong-type': ({ found, allowed }) => `${found || 'Nothing'} cannot stand here. Expected: ${allowed}.`,
  'yaml-syntax': ({ found }) => `This is not valid YAML: ${found}`,
  'years-apart': ({ found }) =>
    `The years are not consecutive (${found}): reserves and stocks change in the years listed only.`,
}
