import { type ConstantPool, formulaText, select } from './wat.js';

/**
 * 分档取值 — `$band (param $x v128) (param $limits i32) (param $values i32) (param $rows i32) (result v128)`.
 *
 * `$limits` and `$values` are byte addresses of f64[$rows]. The value of the last row whose limit is not above x, NaN
 * below the first: every such row overwrites the one before, as the interpreter's `bandNode` does.
 */
export function bandFunction(pool: ConstantPool): string {
  const { number } = formulaText((name) => `$${name}`, pool);
  const isReached = '(f64x2.le (v128.load64_splat (local.get $limits)) (local.get $x))';
  return `(func $band (param $x v128) (param $limits i32) (param $values i32) (param $rows i32) (result v128)
  (local $found v128) (local $end i32)
  (local.set $found ${number(NaN)})
  (local.set $end (i32.add (local.get $limits) (i32.shl (local.get $rows) (i32.const 3))))
  (block $done
    (loop $row
      (br_if $done (i32.eq (local.get $limits) (local.get $end)))
      (local.set $found ${select(isReached, '(v128.load64_splat (local.get $values))', '(local.get $found)')})
      (local.set $limits (i32.add (local.get $limits) (i32.const 8)))
      (local.set $values (i32.add (local.get $values) (i32.const 8)))
      (br $row)))
  (local.get $found))`;
}
