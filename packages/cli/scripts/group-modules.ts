import { relative, resolve, sep } from 'node:path';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];
type Build = Parameters<Plugin['setup']>[0];

/** How a program is divided into files. Modules are named by their paths in its folder. */
export interface Grouping {
  readonly folder: string;
  /** The roots of each file: it holds them and what they import, but for what a file before it holds. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  /** The file of all else that is imported on demand. Its modules are evaluated one by one, those of the others at once. */
  readonly rest: string;
  /** What imports the program before any of its files is there, and holds a copy of what it needs at once. */
  readonly start: string;
  /** What imports the program without belonging to it, and holds a copy of nothing. */
  readonly user: string;
  /** What is imported on demand and has a file of its own anyway. */
  readonly apart: RegExp;
  /** Packages that stay outside. */
  readonly external: readonly string[];
  /** The module that stands for what is imported. */
  readonly instead: (written: string, importer: string) => string | undefined;
}

/** One import, as it is written, and what it comes to. */
interface Edge {
  readonly from: string;
  readonly written: string;
  readonly to: string;
  readonly isOnDemand: boolean;
}

/**
 * Divides a program into few files. Each module is in one of them: who imports it from another file, or on demand, imports
 * that file. What is not imported on demand is evaluated without a function around it, which would be parsed twice.
 *
 * Esbuild's own splitting makes a file of each set of modules that the same imports on demand lead to, a hundred of them
 * here, and to open one takes as long as to compile 10 kB.
 */
export function groupModules(grouping: Grouping): Plugin {
  const { folder, files, rest, instead } = grouping;
  return {
    name: 'group-modules',
    async setup(build) {
      const edges = await readEdges(build, grouping);
      const owners = findOwners(edges, grouping);
      const asked = edges.filter(({ from, to, isOnDemand }) => isOnDemand || isOfAnother(owners, from, to));
      const names = await readNames(build, folder, [...new Set(asked.map(({ to }) => to))]);
      const heldBy = (file: string) => [...names].filter(([, module]) => owners.get(module) === file);
      const edgeOf = new Map(asked.map((edge) => [`${edge.from} ${edge.written}`, edge]));

      const entries = [...Object.keys(files), rest].map((name) => [name, `file:${name}`]);
      build.initialOptions.entryPoints = { ...entriesOf(build), ...Object.fromEntries(entries) };
      build.onResolve({ filter: /^file:/ }, ({ path }) => ({ path: path.slice('file:'.length), namespace: 'entry' }));
      build.onLoad({ filter: /.*/, namespace: 'entry' }, ({ path: file }) => ({
        contents: file === rest ? exportOnDemand(folder, heldBy(file)) : exportAtOnce(folder, heldBy(file)),
        resolveDir: folder,
      }));

      build.onResolve({ filter: /.*/, namespace: 'file' }, ({ importer, path }) => {
        const from = pathFrom(folder, importer);
        const edge = edgeOf.get(`${from} ${path}`);
        const other = instead(path, from);
        if (edge === undefined) return other === undefined ? undefined : { path: resolve(folder, other) };
        const file = owners.get(edge.to) ?? '';
        return edge.isOnDemand ? { path: `./${file}.cjs`, external: true } : { path: file, namespace: 'other-file' };
      });
      // By way of a module, so that a file is asked for once, however many import it.
      build.onLoad({ filter: /.*/, namespace: 'other-file' }, ({ path: file }) => ({
        contents: `export { ${heldBy(file).map(([name]) => name)} } from './${file}.cjs';`,
      }));
      build.onResolve({ filter: /.*/, namespace: 'other-file' }, ({ path }) => ({ path, external: true }));
    },
  };
}

type Held = readonly (readonly [name: string, module: string])[];

const pathIn = (folder: string, module: string): string => JSON.stringify(resolve(folder, module));

const exportAtOnce = (folder: string, held: Held): string =>
  held.map(([name, module]) => `export { ${name} } from ${pathIn(folder, module)};`).join('\n');

const exportOnDemand = (folder: string, held: Held): string => {
  const getters = held.map(([name, module]) => `get ${name}() { return require(${pathIn(folder, module)}).${name}; }`);
  return `module.exports = { ${getters.join(', ')} };`;
};

/** As esbuild names a module. */
const pathFrom = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

const entriesOf = (build: Build) => build.initialOptions.entryPoints as Record<string, string>;

const isOfAnother = (owners: ReadonlyMap<string, string>, from: string, to: string): boolean =>
  owners.has(from) && owners.get(from) !== owners.get(to);

/** Reads every import of the program. */
async function readEdges(
  build: Build,
  { folder, files, start, user, apart, external, instead }: Grouping,
): Promise<Edge[]> {
  const { conditions = [] } = build.initialOptions;
  const { metafile } = await build.esbuild.build({
    entryPoints: [start, ...Object.values(files).flat(), user],
    bundle: true,
    write: false,
    metafile: true,
    outdir: folder,
    absWorkingDir: folder,
    format: 'esm',
    platform: 'node',
    conditions,
    external: [...external],
    plugins: [
      {
        name: 'read-edges',
        setup(reading) {
          reading.onResolve({ filter: apart }, ({ path }) => ({ path, external: true }));
          reading.onResolve({ filter: /.*/ }, ({ path, importer }) => {
            const other = instead(path, pathFrom(folder, importer));
            return other === undefined ? undefined : { path: resolve(folder, other) };
          });
        },
      },
    ],
  });
  return Object.entries(metafile.inputs).flatMap(([from, { imports }]) =>
    imports.flatMap(({ path: to, original: written, kind, external }) =>
      external || written === undefined ? [] : [{ from, written, to, isOnDemand: kind === 'dynamic-import' }],
    ),
  );
}

/** Finds out which file holds which module. */
function findOwners(edges: readonly Edge[], { files, rest, user }: Grouping): Map<string, string> {
  const owners = new Map<string, string>();
  function own(file: string, module: string): void {
    if (owners.has(module)) return;
    owners.set(module, file);
    for (const { from, to, isOnDemand } of edges) if (from === module && !isOnDemand) own(file, to);
  }
  for (const [file, roots] of Object.entries(files)) for (const root of roots) own(file, root);
  for (const { to, isOnDemand } of edges) if (isOnDemand) own(rest, to);
  return owners.set(user, user);
}

/**
 * Reads what modules export.
 *
 * @returns the module of each name
 * @throws {Error} where two export the same name: their file could not tell them apart
 */
async function readNames(build: Build, folder: string, modules: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const { metafile } = await build.esbuild.build({
    entryPoints: [...modules],
    write: false,
    metafile: true,
    outdir: folder,
    absWorkingDir: folder,
    format: 'esm',
  });
  for (const { entryPoint = '', exports } of Object.values(metafile.outputs)) {
    for (const name of exports.filter((one) => one !== 'default')) {
      const other = names.get(name);
      if (other !== undefined) throw new Error(`${other} and ${entryPoint} both export ${name}.`);
      names.set(name, entryPoint);
    }
  }
  return names;
}
