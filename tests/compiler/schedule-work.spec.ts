import { expect, test } from 'vitest';
import { CodeCount, instructionsOf } from '../../src/compiler/schedule-work.js';

const WAT = `(module
(func $exp (param $x v128) (result v128)
  (f64x2.add (local.get $x) (v128.load offset=16 (i32.const 0))))
(func $flat (param $t i32)
  (memory.fill (i32.const 64) (i32.const 0) (i32.const 48))
  (v128.store offset=8 (i32.const 0) (f64x2.div (v128.load offset=8 (i32.const 0)) (v128.const i64x2 0 0))))
(func $nested (param $t i32)
  (local.set $row (i32.add (i32.const 176) (i32.const 1)))
  (local.set $n1 (f64x2.sqrt (v128.load64_splat offset=0 (local.get $row))))
  (loop $over_age
    (local.set $n2 (f64x2.mul (local.get $n1) (local.get $n1)))
    (loop $over_county
      (br_if $out (local.get $never))
      (local.set $e3_clamped (f64x2.pmin (local.get $n2) (local.get $n1)))
      (local.set $n4 (call $exp (local.get $e3_clamped))) ;; rate
      (v128.store offset=0 (local.get $p) (v128.bitselect (local.get $n4) (local.get $n2) (local.get $n1)))
      (br_if $over_county (i32.lt_s (local.get $i_county) (i32.const 3))))
    (br_if $over_age (i32.ge_s (local.get $i_age) (i32.const 0))))
  (v128.store offset=0 (i32.const 0) (local.get $n1)))
)`;

test('straight code counts once, a fill by its 16-byte values, an address not at all', () => {
  expect(new CodeCount(WAT).of('flat', () => 1)).toEqual({ arithmetic: 0, divisions: 1, loads: 1, stores: 1 + 3, functions: 0 });
});

test('what stands in a loop counts as often as it turns, in a loop inside it as often as both', () => {
  const work = new CodeCount(WAT).of('nested', (label) => ({ over_age: 5, over_county: 3 })[label] ?? 1);
  // Outside: the root, its load, the last store. 5 times: the product. 15 times: pmin, the choice, the store, and what $exp consists of.
  expect(work).toEqual({ arithmetic: 5 + 15 * 3, divisions: 1, loads: 1 + 15, stores: 15 + 1, functions: 15 * 2 });
  expect(instructionsOf(work)).toBe(50 + 1 + 16 + 16);
});
