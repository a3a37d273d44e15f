/** What a screen reader is told: one sentence once the result has come to rest, not one per step of a drag. */
import { texts } from '../i18n/dictionary.ts'
import { formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { summarise } from '../state/summary.ts'
import { type WorkspaceState, yearLookedAt } from '../state/workspace-state.ts'

/** Rest after which a result is spoken, ms. */
const REST = 800

export interface Announcer {
  say(sentence: () => string): void
}

/** Make an announcer that speaks the newest sentence after a rest, and never the same one twice in a row. */
export function createAnnouncer(speak: (text: string) => void): Announcer {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = ''
  return {
    say(sentence) {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const text = sentence()
        if (text === '' || text === last) return
        last = text
        speak(text)
      }, REST)
    },
  }
}

/** The sentence for a state; empty where there is nothing to say yet. */
export function announcement(state: WorkspaceState, language: Language): string {
  const t = texts(language)
  if (state.phase === 'invalid') return t.announceInvalid(state.issues.length)
  if (state.phase === 'failed') return t.failed
  const year = yearLookedAt(state)
  if (state.phase !== 'ready' || state.solved === null || year === null) return ''
  const { unmet, transfer, haul } = summarise(state.solved.result, state.solved.scenario, year)
  const number = (value: number) => formatNumber(value, language)
  const sentence = t.announce(number(unmet), number(transfer), haul === null ? '—' : number(haul))
  return state.solved.result.years.length < 2 ? sentence : t.years.announceYear(year, sentence)
}
