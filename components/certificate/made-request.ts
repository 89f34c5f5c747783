'use client'
import { createContext } from 'react'

/** The request created on this page, or an empty string. */
export const MadeRequest = createContext('')
