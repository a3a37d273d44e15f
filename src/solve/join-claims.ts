/**
 * Duals of programs solved apart, as duals of the program they make up together.
 *
 * Together, goal k is Σ_t w_kt c_k x_t with one multiplier λ_kj for every earlier goal j, where the parts each have
 * their own. Scaled, part t has Λ_kjt = λ_kjt w_kt ÷ w_jt; all are brought to the least of them, Λ_kj, by adding
 * Λ_kjt − Λ_kj ≥ 0 times the duals of stage j to part t. Those are complementary to the answer and of the right
 * sign, so that the sums are so too (as in `lift.ts`). Rows between the parts have dual 0.
 */
import { at } from '../lists.ts'
import type { Claim } from './certify.ts'

/** The stages of one part: its claims, and what each goal weighs in it. */
export interface Part {
  readonly claims: readonly Claim[]
  readonly weights: readonly number[]
}

/** Join the claims of parts whose rows stand one after the other, before `linkRows` rows between them. */
export function joinClaims(parts: readonly Part[], linkRows: number): Claim[] {
  const stages: { readonly goals: readonly number[]; readonly rows: readonly Float64Array[] }[] = []
  at(parts, 0).claims.forEach((_, k) => {
    const rows = parts.map(({ claims, weights }) =>
      at(claims, k).rowDuals.map((dual) => dual * at(weights, k)),
    )
    const goals = parts.map(({ claims, weights }) =>
      Array.from(
        { length: k },
        (_, j) => ((at(claims, k).goalDuals[j] ?? 0) * at(weights, k)) / at(weights, j),
      ),
    )
    const joined: number[] = Array.from({ length: k }, () => 0)
    for (let j = k - 1; j >= 0; j--) {
      const least = Math.min(0, ...goals.map((own) => at(own, j)))
      joined[j] = least
      goals.forEach((own, t) => {
        const missing = at(own, j) - least
        if (missing === 0) return
        const base = at(stages, j)
        const duals = at(rows, t)
        at(base.rows, t).forEach((dual, row) => {
          duals[row] = at(duals, row) + missing * dual
        })
        base.goals.forEach((dual, i) => {
          own[i] = at(own, i) + missing * dual
        })
      })
    }
    stages.push({ goals: joined, rows })
  })
  return stages.map(({ goals, rows }, k) => ({
    value: parts.reduce((sum, { claims, weights }) => sum + at(weights, k) * at(claims, k).value, 0),
    rowDuals: Float64Array.from([...rows.flatMap((each) => [...each]), ...new Float64Array(linkRows)]),
    goalDuals: Float64Array.from(goals),
  }))
}
