'use client'
import { useEffect } from 'react'
import { keepTyped } from './keep-typed'

/** Included in every page on which React runs, so that a reloaded page keeps what was typed. */
export function TypedKeeper() {
  useEffect(keepTyped, [])
  return null
}
