import { z } from 'zod'
import { escapeHtml } from './page'

export function field(label: string, input: string): string {
  return `<label>${label}${input}</label>`
}

export function select(name: string, options: string[], chosen: string): string {
  return `<select name="${name}">${options.map((option) => `<option${option === chosen ? ' selected' : ''}>${escapeHtml(option)}</option>`).join('')}</select>`
}

/** Renders one field per setting from its schema, so that a new setting appears automatically. */
export function knobFields(knobs: z.ZodObject, values: object): string[] {
  const stands = new Map<string, unknown>(Object.entries(values))
  return Object.entries(knobs.shape).map(([name, type]) => {
    const label = escapeHtml(labelOf(type) ?? name)
    const value = stands.get(name)
    if (type instanceof z.ZodBoolean)
      return `<label><input type="checkbox" name="${name}"${value === true ? ' checked' : ''}> ${label}</label>`
    if (type instanceof z.ZodEnum) return field(label, select(name, type.options.map(String), String(value)))
    return field(label, `<input name="${name}" value="${escapeHtml(Array.isArray(value) ? value.join(' ') : String(value))}">`)
  })
}

function labelOf(type: unknown): string | undefined {
  return type instanceof z.ZodType ? type.description : undefined
}

export function group(fields: string[]): string {
  return `<div class="fields">${fields.join('')}</div>`
}
