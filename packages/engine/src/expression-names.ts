import type { Expression, SubscriptItemExpression } from '@emout/expr/expression';

/** Names that an expression may look up in each run, by the run's address as it is written; `''` is the run it is about. */
export type NamesByRun = ReadonlyMap<string, ReadonlySet<string>>;

/** Every name of an expression that could be a field, so that the files behind it are known before they are read. */
export function namesByRun(expression: Expression): NamesByRun {
  const names = new Map<string, Set<string>>();
  const add = (run: string, name: string): void => {
    const known = names.get(run);
    if (known) known.add(name);
    else names.set(run, new Set([name]));
  };
  const items = (item: SubscriptItemExpression): readonly (Expression | null)[] => {
    switch (item.kind) {
      case 'index':
        return [item.at];
      case 'range':
        return [item.start, item.stop, item.step];
      case 'ellipsis':
        return [];
    }
  };
  const walk = (node: Expression | null): void => {
    if (node === null) return;
    switch (node.kind) {
      case 'number':
      case 'text':
        return;
      case 'name':
        add('', node.name);
        return;
      case 'member': {
        const run = runOf(node.base);
        if (run === null) walk(node.base);
        else add(run, node.name);
        return;
      }
      case 'call':
        walk(node.callee);
        node.positional.forEach(walk);
        for (const { value } of node.keywords) walk(value);
        return;
      case 'subscript':
        walk(node.base);
        node.items.flatMap(items).forEach(walk);
        return;
      case 'unary':
        walk(node.operand);
        return;
      case 'binary':
        walk(node.left);
        walk(node.right);
        return;
      case 'list':
        node.items.forEach(walk);
        return;
      case 'lambda':
        walk(node.body);
    }
  };
  walk(expression);
  return names;
}

/** The address in `run("address")`, or null. */
function runOf(node: Expression): string | null {
  if (node.kind !== 'call' || node.callee.kind !== 'name' || node.callee.name !== 'run') return null;
  const [address] = node.positional;
  return address?.kind === 'text' ? address.value : null;
}

const VECTOR = /^(.+?)([xyz])([xyz])([xyz])?$/;
const RELOCATED = /^r([eb][xyz])$/;

/** The grid fields whose files a name may stand for: itself, the components of a vector, the source of a relocated field. */
export function fieldsBehind(name: string): string[] {
  const parts = VECTOR.exec(name);
  const components = parts
    ? [parts[2], parts[3], parts[4]].flatMap((letter) =>
        letter === undefined ? [] : [`${parts[1]}${letter}`],
      )
    : [];
  return [name, ...components].flatMap((field) => {
    const source = RELOCATED.exec(field)?.[1];
    return source === undefined ? [field] : [field, source];
  });
}
