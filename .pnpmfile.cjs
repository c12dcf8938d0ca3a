/** What users of a package need of its manifest; the rest is for this workspace alone. */
function beforePacking({ devDependencies, scripts, imports, ...manifest }) {
  return manifest;
}

module.exports = { hooks: { beforePacking } };
