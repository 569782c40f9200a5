;; 列统计的内层循环 — the inner loops of column statistics, assembled by tests/results/kernel.spec.ts into kernel-bytes.ts.
;; Pointers are bytes into the imported memory. Every sum runs in path order, lane by lane, so the bits are those of plain loops.
(module
  (memory (import "columns" "memory") 1)

  ;; Some years of one block, [path × year] at $block with paths $path_bytes apart, turned into rows [year × path] that lie
  ;; $row_bytes apart from $rows on. $moments receives four arrays [year]: sum, minimum, maximum, Σ (value − block mean)².
  ;; Four years at a time; where $years is not a multiple of four, the last four overlap the ones before and write the same
  ;; again. $years is at least 4.
  (func (export "turnBlock") (param $block i32) (param $path_bytes i32) (param $years i32) (param $paths i32) (param $rows i32) (param $row_bytes i32) (param $moments i32)
    (local $year i32) (local $year_bytes i32) (local $at i32) (local $end i32) (local $row i32) (local $row2 i32)
    (local $a v128) (local $b v128) (local $sum_a v128) (local $sum_b v128) (local $low_a v128) (local $low_b v128)
    (local $high_a v128) (local $high_b v128) (local $count v128)
    (local.set $year_bytes (i32.shl (local.get $years) (i32.const 3)))
    (local.set $count (f64x2.splat (f64.convert_i32_u (local.get $paths))))
    (loop $next_years
      (if (i32.gt_u (i32.add (local.get $year) (i32.const 4)) (local.get $years))
        (then (local.set $year (i32.sub (local.get $years) (i32.const 4)))))
      (local.set $at (i32.add (local.get $block) (i32.shl (local.get $year) (i32.const 3))))
      (local.set $end (i32.add (local.get $at) (i32.mul (local.get $paths) (local.get $path_bytes))))
      (local.set $row (i32.add (local.get $rows) (i32.mul (local.get $year) (local.get $row_bytes))))
      (local.set $row2 (i32.add (local.get $row) (i32.shl (local.get $row_bytes) (i32.const 1))))
      (local.set $sum_a (v128.const f64x2 0 0))
      (local.set $sum_b (v128.const f64x2 0 0))
      (local.set $low_a (v128.const f64x2 inf inf))
      (local.set $low_b (v128.const f64x2 inf inf))
      (local.set $high_a (v128.const f64x2 -inf -inf))
      (local.set $high_b (v128.const f64x2 -inf -inf))
      (loop $next_path
        (local.set $a (v128.load align=8 (local.get $at)))
        (local.set $b (v128.load offset=16 align=8 (local.get $at)))
        (local.set $sum_a (f64x2.add (local.get $sum_a) (local.get $a)))
        (local.set $sum_b (f64x2.add (local.get $sum_b) (local.get $b)))
        (local.set $low_a (f64x2.pmin (local.get $low_a) (local.get $a)))
        (local.set $low_b (f64x2.pmin (local.get $low_b) (local.get $b)))
        (local.set $high_a (f64x2.pmax (local.get $high_a) (local.get $a)))
        (local.set $high_b (f64x2.pmax (local.get $high_b) (local.get $b)))
        (v128.store64_lane 0 (local.get $row) (local.get $a))
        (v128.store64_lane 1 (i32.add (local.get $row) (local.get $row_bytes)) (local.get $a))
        (v128.store64_lane 0 (local.get $row2) (local.get $b))
        (v128.store64_lane 1 (i32.add (local.get $row2) (local.get $row_bytes)) (local.get $b))
        (local.set $row (i32.add (local.get $row) (i32.const 8)))
        (local.set $row2 (i32.add (local.get $row2) (i32.const 8)))
        (br_if $next_path (i32.lt_u (local.tee $at (i32.add (local.get $at) (local.get $path_bytes))) (local.get $end))))
      (local.set $at (i32.add (local.get $moments) (i32.shl (local.get $year) (i32.const 3))))
      (v128.store align=8 (local.get $at) (local.get $sum_a))
      (v128.store offset=16 align=8 (local.get $at) (local.get $sum_b))
      (local.set $at (i32.add (local.get $at) (local.get $year_bytes)))
      (v128.store align=8 (local.get $at) (local.get $low_a))
      (v128.store offset=16 align=8 (local.get $at) (local.get $low_b))
      (local.set $at (i32.add (local.get $at) (local.get $year_bytes)))
      (v128.store align=8 (local.get $at) (local.get $high_a))
      (v128.store offset=16 align=8 (local.get $at) (local.get $high_b))
      ;; Second look at the block: from here $low is the mean, $sum the squares.
      (local.set $low_a (f64x2.div (local.get $sum_a) (local.get $count)))
      (local.set $low_b (f64x2.div (local.get $sum_b) (local.get $count)))
      (local.set $sum_a (v128.const f64x2 0 0))
      (local.set $sum_b (v128.const f64x2 0 0))
      (local.set $at (i32.add (local.get $block) (i32.shl (local.get $year) (i32.const 3))))
      (loop $next_square
        (local.set $a (f64x2.sub (v128.load align=8 (local.get $at)) (local.get $low_a)))
        (local.set $b (f64x2.sub (v128.load offset=16 align=8 (local.get $at)) (local.get $low_b)))
        (local.set $sum_a (f64x2.add (local.get $sum_a) (f64x2.mul (local.get $a) (local.get $a))))
        (local.set $sum_b (f64x2.add (local.get $sum_b) (f64x2.mul (local.get $b) (local.get $b))))
        (br_if $next_square (i32.lt_u (local.tee $at (i32.add (local.get $at) (local.get $path_bytes))) (local.get $end))))
      (local.set $at (i32.add (local.get $moments) (i32.add (i32.shl (local.get $year) (i32.const 3)) (i32.mul (local.get $year_bytes) (i32.const 3)))))
      (v128.store align=8 (local.get $at) (local.get $sum_a))
      (v128.store offset=16 align=8 (local.get $at) (local.get $sum_b))
      (br_if $next_years (i32.lt_u (local.tee $year (i32.add (local.get $year) (i32.const 4))) (local.get $years)))))

  ;; Minimum and maximum of two values or more, NaN passed over, stored at $result. The last pair may overlap the one before.
  (func (export "extremes") (param $values i32) (param $end i32) (param $result i32)
    (local $last i32) (local $pair v128) (local $low v128) (local $high v128)
    (local.set $last (i32.sub (local.get $end) (i32.const 16)))
    (local.set $low (v128.const f64x2 inf inf))
    (local.set $high (v128.const f64x2 -inf -inf))
    (loop $next
      (if (i32.gt_u (local.get $values) (local.get $last)) (then (local.set $values (local.get $last))))
      (local.set $pair (v128.load align=8 (local.get $values)))
      (local.set $low (f64x2.pmin (local.get $low) (local.get $pair)))
      (local.set $high (f64x2.pmax (local.get $high) (local.get $pair)))
      (br_if $next (i32.lt_u (local.tee $values (i32.add (local.get $values) (i32.const 16))) (local.get $end))))
    (local.set $low (f64x2.pmin (local.get $low) (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $low) (local.get $low))))
    (local.set $high (f64x2.pmax (local.get $high) (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $high) (local.get $high))))
    (v128.store64_lane 0 (local.get $result) (local.get $low))
    (v128.store64_lane offset=8 0 (local.get $result) (local.get $high)))

  ;; Bucket of each value as u16: ⌊(value − minimum) × scale⌋. Works in fours; what lies up to three values beyond is overwritten.
  (func (export "evenBuckets") (param $values i32) (param $end i32) (param $minimum f64) (param $scale f64) (param $buckets i32)
    (local $from v128) (local $by v128)
    (local.set $from (f64x2.splat (local.get $minimum)))
    (local.set $by (f64x2.splat (local.get $scale)))
    (loop $next
      (v128.store64_lane align=2 0 (local.get $buckets)
        (i16x8.narrow_i32x4_u
          (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
            (i32x4.trunc_sat_f64x2_u_zero (f64x2.mul (f64x2.sub (v128.load align=8 (local.get $values)) (local.get $from)) (local.get $by)))
            (i32x4.trunc_sat_f64x2_u_zero (f64x2.mul (f64x2.sub (v128.load offset=16 align=8 (local.get $values)) (local.get $from)) (local.get $by))))
          (v128.const i64x2 0 0)))
      (local.set $buckets (i32.add (local.get $buckets) (i32.const 8)))
      (br_if $next (i32.lt_u (local.tee $values (i32.add (local.get $values) (i32.const 32))) (local.get $end)))))

  ;; The same with buckets that are even in the logarithm of the size, seen through the high word of the number:
  ;; sizes up to the one with high word $smallest share the middle, negative numbers mirror positive ones.
  (func (export "ratioBuckets") (param $values i32) (param $end i32) (param $smallest i32) (param $lowest i32) (param $shift i32) (param $buckets i32)
    (local $word v128) (local $sign v128) (local $middle v128) (local $from v128)
    (local.set $middle (i32x4.splat (local.get $smallest)))
    (local.set $from (i32x4.splat (local.get $lowest)))
    (loop $next
      (local.set $word
        (i8x16.shuffle 4 5 6 7 12 13 14 15 20 21 22 23 28 29 30 31 (v128.load align=8 (local.get $values)) (v128.load offset=16 align=8 (local.get $values))))
      (local.set $sign (i32x4.shr_s (local.get $word) (i32.const 31)))
      (local.set $word (i32x4.max_s
        (i32x4.sub (v128.and (local.get $word) (v128.const i32x4 0x7fffffff 0x7fffffff 0x7fffffff 0x7fffffff)) (local.get $middle))
        (v128.const i64x2 0 0)))
      (local.set $word (i32x4.sub (v128.xor (local.get $word) (local.get $sign)) (local.get $sign)))
      (v128.store64_lane align=2 0 (local.get $buckets)
        (i16x8.narrow_i32x4_u (i32x4.shr_u (i32x4.sub (local.get $word) (local.get $from)) (local.get $shift)) (v128.const i64x2 0 0)))
      (local.set $buckets (i32.add (local.get $buckets) (i32.const 8)))
      (br_if $next (i32.lt_u (local.tee $values (i32.add (local.get $values) (i32.const 32))) (local.get $end)))))

  ;; How many values each bucket has, added to $counts.
  (func (export "countBuckets") (param $buckets i32) (param $end i32) (param $counts i32)
    (local $at i32)
    (loop $next
      (local.set $at (i32.add (local.get $counts) (i32.shl (i32.load16_u (local.get $buckets)) (i32.const 2))))
      (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
      (br_if $next (i32.lt_u (local.tee $buckets (i32.add (local.get $buckets) (i32.const 2))) (local.get $end)))))

  ;; Values of the buckets that are kept, to where the next one of the bucket goes; 0 marks a bucket that is not kept.
  (func (export "scatter") (param $values i32) (param $buckets i32) (param $end i32) (param $nexts i32)
    (local $at i32) (local $to i32)
    (loop $next
      (local.set $at (i32.add (local.get $nexts) (i32.shl (i32.load16_u (local.get $buckets)) (i32.const 2))))
      (if (local.tee $to (i32.load (local.get $at)))
        (then
          (f64.store (local.get $to) (f64.load (local.get $values)))
          (i32.store (local.get $at) (i32.add (local.get $to) (i32.const 8)))))
      (local.set $values (i32.add (local.get $values) (i32.const 8)))
      (br_if $next (i32.lt_u (local.tee $buckets (i32.add (local.get $buckets) (i32.const 2))) (local.get $end))))))
