/** What elements ask of the page; they bubble out of shadow trees and are handled in one place. */
import type { JsonValue } from '../../src/index.ts'
import type { Path } from '../state/document.ts'
import type { Preferences } from '../state/preferences.ts'

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

/** The gesture under way has ended. */
export class SettleEvent extends Event {
  static readonly type = 'shashi-settle'

  constructor() {
    super(SettleEvent.type, OUTWARD)
  }
}

/** Put one place back to the baseline. */
export class RevertEvent extends Event {
  static readonly type = 'shashi-revert'
  readonly path: Path

  constructor(path: Path) {
    super(RevertEvent.type, OUTWARD)
    this.path = path
  }
}

/** Load a shipped scenario. */
export class ChooseEvent extends Event {
  static readonly type = 'shashi-choose'
  readonly scenario: string

  constructor(scenario: string) {
    super(ChooseEvent.type, OUTWARD)
    this.scenario = scenario
  }
}

export type Command = 'undo' | 'redo' | 'reset' | 'retry' | 'certificate'

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
    'shashi-settle': SettleEvent
    'shashi-revert': RevertEvent
    'shashi-choose': ChooseEvent
    'shashi-command': CommandEvent
    'shashi-preferences': PreferencesEvent
  }
}
