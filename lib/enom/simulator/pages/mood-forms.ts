import { FAULTS, type FaultKind, MOOD_KINDS, type MoodKind, WEATHER } from '../moods/kinds'
import { PRESET_NAMES } from '../moods/presets'
import { type Moods, moodKnobs } from '../moods/schema'
import { field, group, knobFields } from './fields'
import { escapeHtml } from './page'

const PRESET_WORDS: Record<(typeof PRESET_NAMES)[number], string> = {
  off: 'Calm',
  moderate: 'Moderate chaos',
  stormy: 'Stormy',
}

/** Renders the current moods: the three presets, and below them each mood with its rate. */
export function moodForms(moods: Moods): string {
  const presets = PRESET_NAMES.map(
    (name) =>
      `<button name="name" value="${name}"${moods.preset === name ? ' aria-current="true"' : ' class="second"'}>${PRESET_WORDS[name]}</button>`,
  )
  return `<p>${standing(moods)}</p>
<form method="post" action="/operator/set-mood-preset">${group([field('Seed', `<input name="seed" inputmode="numeric" value="${moods.seed}">`)])}<div class="choice">${presets.join('')}</div></form>
<details><summary>Each mood</summary><form method="post" action="/operator/set-moods">${group(knobFields(moodKnobs, moods))}
<div class="wide"><table><thead><tr><th scope="col">Mood</th><th scope="col">What the caller sees</th><th scope="col">Of 1,000</th><th scope="col">Only these commands</th></tr></thead><tbody>${MOOD_KINDS.map((kind) => row(kind, moods)).join('')}</tbody></table></div><p></p><button>Save moods</button></form></details>`
}

function standing({ preset, seed, rates }: Moods): string {
  const count = Object.keys(rates).length
  if (preset === 'off') return 'Calm: every call gets its regular response.'
  const name = PRESET_NAMES.find((known) => known === preset)
  return `<strong>${name ? PRESET_WORDS[name] : 'Custom moods'}</strong>: ${count} moods, drawn with seed ${seed}.`
}

function row(kind: MoodKind, { rates }: Moods): string {
  const rate = rates[kind]
  const { sees, note } = isFault(kind)
    ? { sees: FAULTS[kind].sees, note: FAULTS[kind].done ? 'Carried out nevertheless' : 'Nothing was done' }
    : { sees: WEATHER[kind].sees, note: (WEATHER[kind].commands ?? ['Any command']).join(', ') }
  return `<tr><th scope="row">${kind}</th><td>${escapeHtml(sees)}<br><span class="quiet">${escapeHtml(note)}</span></td><td><input name="rate ${kind}" inputmode="decimal" size="5" aria-label="Of 1,000: ${kind}" value="${rate?.perMille ?? 0}"></td><td><input name="commands ${kind}" placeholder="all" aria-label="Only these commands: ${kind}" value="${escapeHtml(rate?.commands?.join(' ') ?? '')}"></td></tr>`
}

function isFault(kind: MoodKind): kind is FaultKind {
  return kind in FAULTS
}
