import fastStringWidth from 'fast-string-width';

/** Width of a text in terminal columns: wide characters take two, combining marks none, an emoji sequence two in all. */
export const textWidth = (text: string): number => fastStringWidth(text);
