'use client'
import { createContext } from 'react'

/** The request that this page has made itself, or an empty text. */
export const MadeRequest = createContext('')
