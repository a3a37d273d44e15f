/** What a command is: the words it takes, and what it does with them. */
import type { CliCatalogue, CommandName, OptionName } from '../messages/cli.ts'
import type { Language } from '../messages/issues.ts'
import type { Terminal } from './terminal.ts'

/** 0 done; 1 invalid input; 2 conflicting rules; 3 no certified solution; 64 wrong usage. */
export const EXIT = { done: 0, invalid: 1, conflict: 2, uncertified: 3, usage: 64 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

export interface OptionForm {
  /** What the value is called in the usage line; `null` for a switch. */
  readonly value: string | null
  readonly repeated?: true
}

export type CommandOptions = Readonly<Partial<Record<OptionName, OptionForm>>>

export interface CommandInput {
  readonly operands: readonly string[]
  /** Values given, in order; a switch that is set has one empty text. */
  readonly options: Readonly<Partial<Record<OptionName, readonly string[]>>>
  readonly terminal: Terminal
  readonly language: Language
  readonly words: CliCatalogue
}

/** What a command works on: `SCENARIO`, `SCENARIO…`, or several that each have a name. */
export interface Operand {
  /** Shown in the usage line; with `most`, the names one after the other, optional ones in brackets. */
  readonly name: string
  readonly many: boolean
  /** How many there must be; 1 where it is left out. */
  readonly least?: number
  /** How many there may be; without it, one or any number. */
  readonly most?: number
}

export interface Command {
  readonly name: CommandName
  readonly operand: Operand | null
  readonly options: CommandOptions
  run(input: CommandInput): Promise<ExitCode>
}

/** The value of an option that may be given once; `null` where it is not. */
export function optionValue(input: CommandInput, name: OptionName): string | null {
  return input.options[name]?.at(-1) ?? null
}

/** A mistake on the command line, which ends the command with status 64. */
export class UsageError extends Error {}

/** A file that cannot be read or written, which ends the command with status 1. */
export class FileError extends Error {}
