import {
  explainable,
  findRoom,
  formatFigure,
  type Language,
  MEASURE_TEXTS,
  PRESETS,
  type Room,
  type RoomRequest,
  roomWords,
  runScenario,
  type Scenario,
  writeCsv,
} from '../index.ts'
import { chooseWord } from './arguments.ts'
import { exitCodeOf, readAsked, readYear } from './asked-scenario.ts'
import { type Command, type CommandInput, EXIT, type ExitCode, optionValue, UsageError } from './command.ts'
import { nameOf } from './entry-name.ts'
import { formatResult } from './format-result.ts'
import { type Column, formatTable, indent, numberColumn } from './format-table.ts'

const FORMATS = ['table', 'json', 'csv'] as const

/** Show what each site could send within a part of the optimum, and two allocations that differ most. */
export const roomCommand: Command = {
  name: 'room',
  operand: { name: 'SCENARIO', many: false },
  options: {
    site: { value: 'ID', repeated: true },
    within: { value: 'PART' },
    set: { value: 'PATH=VALUE', repeated: true },
    policy: { value: PRESETS.join('|') },
    year: { value: 'YEAR' },
    format: { value: FORMATS.join('|') },
  },
  async run(input) {
    const { terminal, words, language } = input
    const format = chooseWord('format', optionValue(input, 'format') ?? 'table', FORMATS, words)
    const epsilon = readEpsilon(input)
    const scenario = readAsked(input)
    if (scenario === null) return EXIT.invalid
    const outcome = await findRoom(scenario, readRequest(input, scenario, epsilon), {
      ...(terminal.isWatched
        ? { progress: (done, total) => terminal.progress(roomWords(language).progress(done, total)) }
        : {}),
    })
    if (terminal.isWatched) terminal.progress('')
    if (outcome.status === 'no-allocation') return sayWhy(input, scenario, outcome.year)
    if (outcome.status !== 'found') {
      terminal.say(roomWords(language).unproven)
      return EXIT.uncertified
    }
    const { status: _, ...room } = outcome
    const text = {
      table: () => formatRoom(scenario, room, language),
      json: () =>
        `${JSON.stringify({ scenario: scenario.id, policy: scenario.policy.preset, ...room }, null, 2)}\n`,
      csv: () => roomCsv(room),
    }[format]()
    terminal.write(text)
    return EXIT.done
  },
}

function readEpsilon(input: CommandInput): number | null {
  const word = optionValue(input, 'within')
  if (word === null) return null
  const number = Number(word)
  if (word.trim() === '' || !Number.isFinite(number) || number < 0)
    throw new UsageError(input.words.badShare('--within', word))
  return number
}

function readRequest(input: CommandInput, scenario: Scenario, epsilon: number | null): RoomRequest {
  const { options, words } = input
  const year = readYear(input, scenario.years)
  const sites = (options.site ?? []).map((id) => chooseWord('site', id, explainable(scenario).site, words))
  return {
    ...(year === null ? {} : { year }),
    ...(epsilon === null ? {} : { epsilon }),
    ...(sites.length === 0 ? {} : { sites }),
  }
}

type Row = Room['sites'][number] & { readonly one: number | null; readonly other: number | null }

const rowsOf = ({ sites, different }: Room): Row[] =>
  sites.map((site, i) => ({
    ...site,
    one: different?.one.outputs[i] ?? null,
    other: different?.other.outputs[i] ?? null,
  }))

function formatRoom(scenario: Scenario, room: Room, language: Language): string {
  const words = roomWords(language)
  const { goal, epsilon, different } = room
  const rows = rowsOf(room)
  const number = (heading: string, value: (row: Row) => number | null) =>
    numberColumn(heading, rows, (row) => {
      const found = value(row)
      return found === null ? null : Math.round(found * 10) / 10
    })
  const columns: Column<Row>[] = [
    {
      heading: words.site,
      align: 'left',
      text: ({ id }) => nameOf(scenario.document, ['sites', id], language),
    },
    number(words.capacity, ({ capacity }) => capacity),
    number(words.output, ({ output }) => output),
    number(words.least, ({ least }) => least),
    number(words.most, ({ most }) => most),
    ...(different === null
      ? []
      : [number(words.one, ({ one }) => one), number(words.other, ({ other }) => other)]),
  ]
  const name = MEASURE_TEXTS[goal.id]?.[language] ?? goal.id
  const percent = `${formatFigure(epsilon * 100)}%`
  const apart = different === null || different.distance < 1e-3 ? null : different
  return [
    words.heading(scenario.title[language], room.year),
    words.within(percent, name, formatFigure(goal.value), formatFigure(goal.limit)),
    '',
    ...indent(formatTable(columns, rows)),
    '',
    ...(different === null
      ? []
      : [
          apart === null
            ? words.alike
            : words.different(formatFigure(apart.distance), formatFigure(apart.atMost)),
          '',
        ]),
  ].join('\n')
}

function roomCsv(room: Room): string {
  const columns = ['site', 'capacity', 'output', 'least', 'most', 'one', 'other']
  const rows = rowsOf(room).map(({ id, capacity, output, least, most, one, other }) => {
    return [id, capacity, output, least, most, one, other]
  })
  return writeCsv({ name: 'room', columns, rows })
}

/** Where there is no allocation to choose beside, the result says why. */
async function sayWhy(
  { terminal, language, words }: CommandInput,
  scenario: Scenario,
  year: number,
): Promise<ExitCode> {
  const result = await runScenario(scenario)
  terminal.say(formatResult(result, language, words, year))
  return exitCodeOf([result.status])
}
