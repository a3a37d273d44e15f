import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/program.ts'
import { CLI_MESSAGES } from '../../src/messages/cli.ts'
import { VERSION } from '../../src/report/version.ts'
import { shashi } from './support.ts'

describe('the command line', () => {
  it('prints its version, on its own and after a command', async () => {
    expect(await shashi(['--version'])).toEqual({ status: 0, out: `${VERSION}\n`, said: '' })
    expect((await shashi(['run', '--version'])).out).toBe(`${VERSION}\n`)
  })

  it('prints help to standard output when asked, and to standard error with status 64 when not', async () => {
    const asked = await shashi(['--help'])
    expect(asked.status).toBe(0)
    const unasked = await shashi([])
    expect(unasked).toEqual({ status: 64, out: '', said: asked.out })
  })

  it.each(['zh', 'en'] as const)('has help for every command and all its options in %s', async (language) => {
    const overall = await shashi(['--help', '--lang', language])
    for (const command of COMMANDS) {
      expect(overall.out).toContain(CLI_MESSAGES[language].commands[command.name].summary)
      const { status, out } = await shashi([command.name, '--help', '--lang', language])
      expect(status).toBe(0)
      for (const option of Object.keys(command.options)) expect(out).toContain(`--${option}`)
    }
  })

  it('takes the language from the locale, and from --lang before that, wherever it stands', async () => {
    const chinese = CLI_MESSAGES.zh.tagline
    expect((await shashi(['--help'], { LC_ALL: 'zh_CN.UTF-8' })).out).toContain(chinese)
    expect((await shashi(['--help'], { LC_ALL: '', LANG: 'zh_TW' })).out).toContain(chinese)
    expect((await shashi(['--help'], { LC_ALL: 'C' })).out).toContain(CLI_MESSAGES.en.tagline)
    expect((await shashi(['--lang', 'zh', 'schema', '--help'])).out).toContain('输出情景文件')
    expect((await shashi(['schema', '--help', '--lang=zh'])).out).toContain('输出情景文件')
  })

  it.each([
    [['runn', 'plan-2025'], 'run'],
    [['run', 'plan2025'], 'plan-2025'],
    [['run', 'plan-2025', '--polcy', 'plan'], '--policy'],
    [['run', 'plan-2025', '--policy', 'least-cots'], 'least-cost'],
    [['run', 'plan-2025', '--engine', 'higs'], 'highs'],
    [['run', 'plan-2025', '--format', 'jsn'], 'json'],
    [['run', 'plan-2025', '--year', '2052'], '2025'],
  ])('answers %j with status 64 and the nearest valid word %s', async (args, nearest) => {
    const { status, out, said } = await shashi(args)
    expect({ status, out }).toEqual({ status: 64, out: '' })
    expect(said).toContain(`Did you mean “${nearest}”?`)
  })

  it.each([
    [['run'], 'SCENARIO is missing'],
    [['verify'], 'RESULT.json is missing'],
    [['run', 'plan-2025', 'plan-2025'], 'one argument too many'],
    [['schema', 'plan-2025'], 'one argument too many'],
    [['run', 'plan-2025', '--out', '--format', 'json'], '--out needs a value'],
    [['run', 'plan-2025', '--out'], '--out needs a value'],
    [['run', 'plan-2025', '--format', 'csv', '--format', 'json'], 'once only'],
    [['run', 'plan-2025', '--help=yes'], 'takes no value'],
    [['run', 'plan-2025', '-x'], 'no option “-x”'],
    [['run', 'plan-2025', '--lang', 'fr'], 'no language “fr”'],
    [['run', 'plan-2025', '--format', 'json', '--year', '2025'], 'could not be verified'],
    [['serve', '--port', '99999'], 'from 0 to 65535'],
    [['explain', 'plan-2025'], '--site ID | --market ID | --terminal ID is missing'],
    [['enlighten', 'plan-2025'], 'no command “enlighten”'],
  ])('answers the wrong usage %j with status 64: %s', async (args, said) => {
    const ended = await shashi(args)
    expect({ status: ended.status, out: ended.out }).toEqual({ status: 64, out: '' })
    expect(ended.said).toContain(said)
  })
})
