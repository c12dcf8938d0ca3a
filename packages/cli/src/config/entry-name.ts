/** Returns true if an alias or a template may have the name: it never looks like a path or an option. */
export const isEntryName = (name: string): boolean =>
  /^[\p{L}\d_][\p{L}\d_.:-]{0,63}$/u.test(name) && !name.includes('..');
