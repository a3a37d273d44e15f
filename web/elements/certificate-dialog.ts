/** The certificate: every residual of every goal, in a dialog. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { GOAL_UNITS, type ResultFile } from '../../src/index.ts'
import { texts } from '../i18n/dictionary.ts'
import { formatNumber, formatResidual } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { icons } from './icons.ts'
import { controls, table } from './shared-styles.ts'

@customElement('shashi-certificate-dialog')
export class CertificateDialog extends LitElement {
  static override styles = [
    controls,
    table,
    css`
      dialog {
        width: min(840px, calc(100vw - 24px));
        padding: 16px 18px 20px;
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--card);
        color: var(--ink);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.45);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }
      h2 {
        font-size: 1.125rem;
      }
      p {
        margin: 4px 0 12px;
      }
    `,
  ]

  @property({ attribute: false }) language: Language = 'zh'
  @property({ attribute: false }) result!: ResultFile
  @query('dialog') private readonly dialog!: HTMLDialogElement

  /** Open the dialog; focus returns to the opener when it closes. */
  open(): void {
    this.dialog.showModal()
  }

  override render(): TemplateResult {
    const t = texts(this.language)
    return html`
      <dialog aria-labelledby="heading">
        <header>
          <h2 id="heading">${t.certificate}</h2>
          <button class="plain icon" aria-label=${t.close} @click=${() => this.dialog.close()}>
            ${icons.close}
          </button>
        </header>
        <p>${this.#verdict()}</p>
        ${this.#table()}
      </dialog>
    `
  }

  #verdict(): string {
    const t = texts(this.language)
    const { certificate, status, conflict } = this.result
    if (status === 'conflict') {
      const rules = conflict?.rules.join(t.listMark) ?? ''
      return rules === '' ? t.conflictText : `${t.conflictText} ${t.conflictRules(rules)}`
    }
    return certificate.ok ? t.certificateText(formatResidual(certificate.tolerance)) : t.uncertifiedText
  }

  #table(): TemplateResult | typeof nothing {
    const t = texts(this.language)
    const { stages } = this.result.certificate
    if (stages.length === 0) return nothing
    const goals: Readonly<Record<string, string>> = t.goals
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${t.certificate}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t.goal}</th>
              <th scope="col">${t.year}</th>
              <th scope="col">${t.value}</th>
              <th scope="col">${t.primal}</th>
              <th scope="col">${t.dual}</th>
              <th scope="col">${t.complementarity}</th>
              <th scope="col">${t.gap}</th>
            </tr>
          </thead>
          <tbody>
            ${stages.map(
              (stage) => html`
                <tr>
                  <th scope="row">${goals[stage.goal] ?? stage.goal}</th>
                  <td>${stage.year}</td>
                  <td>${formatNumber(stage.value, this.language)} ${unitName(stage.goal, this.language)}</td>
                  <td>${formatResidual(stage.primalResidual)}</td>
                  <td>${formatResidual(stage.dualResidual)}</td>
                  <td>${formatResidual(stage.complementarity)}</td>
                  <td>${formatResidual(stage.gap)}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `
  }
}

/** Unit in which a goal is counted; empty where it is a plain number. */
function unitName(goal: string, language: Language): string {
  const units: Readonly<Record<string, string>> = GOAL_UNITS
  const names: Readonly<Record<string, string>> = texts(language).goalUnits
  return names[units[goal] ?? ''] ?? ''
}

declare global {
  interface HTMLElementTagNameMap {
    'shashi-certificate-dialog': CertificateDialog
  }
}
