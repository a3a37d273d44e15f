/** Names of places as they are said in short, on the page as in its files. */
export { shortName } from '../../src/index.ts'
