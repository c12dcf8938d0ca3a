/** Puts the second object's members onto the first; what is read anew each time stays so. */
export const joinControls = <First extends object, Second extends object>(
  first: First,
  second: Second,
): First & Second => Object.defineProperties(first, Object.getOwnPropertyDescriptors(second)) as First & Second;
