export { default } from '../_components/english-layout'
