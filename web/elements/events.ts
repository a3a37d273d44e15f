/** What elements ask of the page; they bubble out of shadow trees and are handled in one place. */
import type { JsonValue } from '../../src/index.ts'
import type { Path } from '../state/document.ts'
import type { NumberLever } from '../state/lever-types.ts'
import type { Preferences } from '../state/preferences.ts'
import type { Look } from '../state/views.ts'

const OUTWARD = { bubbles: true, composed: true }

/** Set one place of the document, within a gesture or in a single step (`null`). */
export class EditEvent extends Event {
  static readonly type = 'shashi-edit'
  readonly path: Path
  readonly value: JsonValue
  readonly gesture: string | null

  constructor(path: Path, value: JsonValue, gesture: string | null) {
    super(EditEvent.type, OUTWARD)
    this.path = path
    this.value = value
    this.gesture = gesture
  }
}

/** Bring the members of a total to a sum, in proportion. */
export class TotalEvent extends Event {
  static readonly type = 'shashi-total'
  readonly lever: NumberLever
  readonly total: number
  readonly gesture: string | null

  constructor(lever: NumberLever, total: number, gesture: string | null) {
    super(TotalEvent.type, OUTWARD)
    this.lever = lever
    this.total = total
    this.gesture = gesture
  }
}

/** Draw the optimum along a lever. */
export class CurveEvent extends Event {
  static readonly type = 'shashi-curve'
  readonly lever: NumberLever

  constructor(lever: NumberLever) {
    super(CurveEvent.type, OUTWARD)
    this.lever = lever
  }
}

/** The gesture under way has ended. */
export class SettleEvent extends Event {
  static readonly type = 'shashi-settle'

  constructor() {
    super(SettleEvent.type, OUTWARD)
  }
}

/** Put places back to the baseline. */
export class RevertEvent extends Event {
  static readonly type = 'shashi-revert'
  readonly paths: readonly Path[]

  constructor(paths: readonly Path[]) {
    super(RevertEvent.type, OUTWARD)
    this.paths = paths
  }
}

/** Look at another view or year. */
export class LookEvent extends Event {
  static readonly type = 'shashi-look'
  readonly look: Partial<Look>

  constructor(look: Partial<Look>) {
    super(LookEvent.type, OUTWARD)
    this.look = look
  }
}

/** Load a shipped scenario, or a saved one. */
export class ChooseEvent extends Event {
  static readonly type = 'shashi-choose'
  readonly kind: 'shipped' | 'saved'
  readonly scenario: string

  constructor(kind: 'shipped' | 'saved', scenario: string) {
    super(ChooseEvent.type, OUTWARD)
    this.kind = kind
    this.scenario = scenario
  }
}

/** Explain a site, a market or a terminal. */
export class ExplainEvent extends Event {
  static readonly type = 'shashi-explain'
  readonly of: 'site' | 'market' | 'terminal'
  readonly id: string

  constructor(of: ExplainEvent['of'], id: string) {
    super(ExplainEvent.type, OUTWARD)
    this.of = of
    this.id = id
  }
}

/** A mark of a chart was chosen, by a click or by Enter. */
export class MarkEvent extends Event {
  static readonly type = 'shashi-mark'
  readonly id: string

  constructor(id: string) {
    super(MarkEvent.type, OUTWARD)
    this.id = id
  }
}

export type Command =
  | 'undo'
  | 'redo'
  | 'reset'
  | 'retry'
  | 'stop'
  | 'certificate'
  | 'save'
  | 'library'
  | 'share'
  | 'download'
  | 'compare'
  | 'data'

/** A button that needs no more than its name. */
export class CommandEvent extends Event {
  static readonly type = 'shashi-command'
  readonly command: Command

  constructor(command: Command) {
    super(CommandEvent.type, OUTWARD)
    this.command = command
  }
}

/** Language or theme was chosen. */
export class PreferencesEvent extends Event {
  static readonly type = 'shashi-preferences'
  readonly change: Partial<Preferences>

  constructor(change: Partial<Preferences>) {
    super(PreferencesEvent.type, OUTWARD)
    this.change = change
  }
}

declare global {
  interface HTMLElementEventMap {
    'shashi-edit': EditEvent
    'shashi-total': TotalEvent
    'shashi-settle': SettleEvent
    'shashi-curve': CurveEvent
    'shashi-look': LookEvent
    'shashi-revert': RevertEvent
    'shashi-choose': ChooseEvent
    'shashi-command': CommandEvent
    'shashi-preferences': PreferencesEvent
    'shashi-explain': ExplainEvent
    'shashi-mark': MarkEvent
  }
}
