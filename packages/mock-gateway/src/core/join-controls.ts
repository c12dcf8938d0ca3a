/** Adds the second object's members to the first; getters stay getters. */
export const joinControls = <First extends object, Second extends object>(
  first: First,
  second: Second,
): First & Second => Object.defineProperties(first, Object.getOwnPropertyDescriptors(second)) as First & Second;
