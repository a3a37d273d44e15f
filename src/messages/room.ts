/** Words around the room of sites, in both languages. */
import type { Language } from './issues.ts'

/** Words of the tables of room. */
export interface RoomWords {
  /** Above the table of sites. */
  readonly heading: (title: string, year: number) => string
  /** What is given up, and what is kept. */
  readonly within: (percent: string, goal: string, value: string, limit: string) => string
  readonly site: string
  readonly capacity: string
  readonly output: string
  readonly least: string
  readonly most: string
  readonly one: string
  readonly other: string
  /** How far two allocations differ, and the most that any two could. */
  readonly different: (distance: string, atMost: string) => string
  readonly alike: string
  /** Sites measured, of all asked for. */
  readonly progress: (done: number, total: number) => string
  readonly unproven: string
}

const WORDS: Readonly<Record<Language, RoomWords>> = {
  en: {
    heading: (title, year) => `Room to choose in ${year}, 10⁴ t/yr  ${title}`,
    within: (percent, goal, value, limit) =>
      `Within ${percent} of the optimum: ${goal} at most ${limit} (optimum ${value}); all goals before it as they are.`,
    site: 'site',
    capacity: 'capacity',
    output: 'now',
    least: 'least',
    most: 'most',
    one: 'one way',
    other: 'another',
    different: (distance, atMost) =>
      `The two ways differ by ${distance}×10⁴ t/yr that come from other sites, as much as any two found; no two differ by more than ${atMost}.`,
    alike: 'There is only one way.',
    progress: (done, total) => `${done} of ${total} sites`,
    unproven: 'No engine proves the ends of the ranges.',
  },
  zh: {
    heading: (title, year) => `${year} 年的选择余地（万吨/年）：${title}`,
    within: (percent, goal, value, limit) =>
      `与最优相差不超过 ${percent}：${goal}不超过 ${limit}（最优 ${value}）；此前各项目标保持最优。`,
    site: '矿点',
    capacity: '产能',
    output: '现方案',
    least: '最少',
    most: '最多',
    one: '方案一',
    other: '方案二',
    different: (distance, atMost) =>
      `两个方案有 ${distance} 万吨/年来自不同矿点，是已找到的最大差别；任何两个方案的差别不超过 ${atMost} 万吨/年。`,
    alike: '只有一个方案。',
    progress: (done, total) => `矿点 ${done}/${total}`,
    unproven: '没有求解器能证明区间的两端。',
  },
}

/** Words around the room of sites in a language. */
export const roomWords = (language: Language): RoomWords => WORDS[language]
