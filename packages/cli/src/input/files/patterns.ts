export { default as ignore } from 'ignore';
export { default as picomatch } from 'picomatch';
