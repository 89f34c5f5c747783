export { default } from '../_components/private-layout'
