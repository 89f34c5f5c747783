// The library needs reflect-metadata to be loaded first.
import 'reflect-metadata'

export * from '@peculiar/x509'
