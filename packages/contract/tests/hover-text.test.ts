import { readdir, readFile } from 'node:fs/promises';
import ts from 'typescript';
import { expect, test } from 'vitest';

const folder = new URL('../src/types/', import.meta.url);
const files = await readdir(folder);

/** Says which kind of thing it is, and nothing that an editor's type does not show. */
const isTag = (property: ts.PropertySignature) =>
  /^(?:type|role|object)$/.test(property.name.getText()) ||
  (property.type !== undefined && ts.isLiteralTypeNode(property.type));

function undocumentedIn(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node, path: string): void => {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) path = node.name.text;
    if (ts.isPropertySignature(node)) {
      path = `${path}.${node.name.getText()}`;
      if (!isTag(node) && ts.getJSDocCommentsAndTags(node).length === 0) found.push(path);
    }
    ts.forEachChild(node, (child) => visit(child, path));
  };
  visit(source, '');
  return found;
}

test('finds a field without a comment', () => {
  const text =
    'interface Thing {\n type: "thing";\n /** Named. */\n name: string;\n size: {\n /** Wide. */\n width: number }}';
  expect(undocumentedIn(ts.createSourceFile('thing.ts', text, ts.ScriptTarget.Latest, true))).toEqual(['Thing.size']);
});

test.each(files)('each field of types/%s has a comment, which editors show', async (file) => {
  const text = await readFile(new URL(file, folder), 'utf8');
  expect(undocumentedIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))).toEqual([]);
});
