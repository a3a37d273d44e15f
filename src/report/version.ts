/** Version of the program that writes a result; a test holds it to package.json. */
export const VERSION = '0.1.0'
