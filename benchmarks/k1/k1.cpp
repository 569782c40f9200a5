// 基准算例 K1 的 C++ 对照 — benchmark K1 in scalar C++ on threads, to measure the engine against.
//
//   g++ -O3 -march=native -std=c++17 -pthread -o k1 k1.cpp          (or: node benchmarks/k1/build.mjs)
//   ./k1 tables/death_rate.csv --paths 5000 --threads 2 --repeats 7
//
// Prints one JSON object: {check, first_negative, seconds, range, threads, paths, form, mean, quantiles}.
// `check` is the fund after 75 years with all noises zero (−24,244,855,721.6095, first negative in year 11).
// `seconds` is the median over the repeats of the computation alone: threads started and joined, noise, years, the final
// fund of every path, its mean and quantiles. Reading the table and the check come before.
//
// Plain loops over plain arrays, one path at a time, ages contiguous; the compiler vectorises what strict IEEE
// arithmetic lets it. No intrinsics, no -ffast-math: the engine keeps its order of additions too.
// Noise: Philox 4x32-10 (Salmon et al. 2011), two 52-bit uniforms a call, normals by inverse distribution function (AS 241).
//
// --form plain    people, account and account pension are state of each path, and every cell has its own exp: the definition, as written
// --form hoisted  what a careful reader of the definition sees: accounts do not depend on the noise (computed once, not per
//                 path), and the exponent is the same within five ages (42 exp a year instead of 202)
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr int SEXES = 2, AGES = 101, YEARS = 75;
constexpr int WORK = 16, RETIRED = 60; // first ages of contributing and of drawing a pension
constexpr int BANDS = AGES / 5 + 1;    // five-year bands of the mortality formula
constexpr int BLOCK = 64;              // paths a thread takes at a time
constexpr double GIRLS_SHARE[SEXES] = {0.52, 0.48};

using Row = double[AGES + 3]; // [age], padded to whole cache lines

// What does not change: the table, the slope of its exponent, fertility weights.
struct Tables {
  alignas(64) Row deathRate[SEXES], slope[SEXES], fertility;
};

// [year][age]: account and account pension per person, the same for both sexes and all paths.
struct Accounts {
  alignas(64) Row account[YEARS], pension[YEARS];
};

// State of one path at the start of a year.
struct State {
  alignas(64) Row people[SEXES], account[SEXES], pension[SEXES];
};

struct Outcome {
  double fund;
  int firstNegative; // year counted from 1; 0 = never
};

Tables readTables(const char *file) {
  Tables t{};
  std::ifstream in(file);
  if (!in) throw std::runtime_error(std::string("cannot read ") + file);
  std::string line;
  std::getline(in, line);
  int rows = 0;
  while (std::getline(in, line)) {
    char sex[8];
    int age;
    double value;
    if (std::sscanf(line.c_str(), "%7[^,],%d,%lf", sex, &age, &value) != 3 || age < 0 || age >= AGES)
      throw std::runtime_error("not a row of the table: " + line);
    t.deathRate[std::strcmp(sex, "male") == 0 ? 0 : 1][age] = value;
    rows++;
  }
  if (rows != SEXES * AGES) throw std::runtime_error("the table has not 202 rows");
  double sum = 0;
  for (int x = 0; x < AGES; x++) {
    for (int s = 0; s < SEXES; s++) t.slope[s][x] = (1 - 0.03 * (x / 5)) * (s == 0 ? 1.0 : 0.9);
    t.fertility[x] = x >= 15 && x <= 49 ? std::exp(-((x - 28) / 6.0) * ((x - 28) / 6.0) / 2) : 0;
    sum += t.fertility[x];
  }
  for (int x = 0; x < AGES; x++) t.fertility[x] /= sum;
  return t;
}

State initialState() {
  State state{};
  for (int s = 0; s < SEXES; s++)
    for (int x = 0; x < AGES; x++) {
      state.people[s][x] = 1000 * (s == 0 && x < RETIRED ? 1.05 : 1.0) * (x >= RETIRED ? std::max(0.0, 1 - 0.022 * (x - RETIRED)) : 1.0);
      state.account[s][x] = x >= WORK && x < RETIRED ? 230.0 * (x - WORK) : 0;
      state.pension[s][x] = x >= RETIRED ? 15.6 * 12 : 0;
    }
  return state;
}

// Accounts and pensions one year on, everybody a year older.
void ageAccounts(const double *account, const double *pension, double grade, double *nextAccount, double *nextPension) {
  for (int x = 0; x <= WORK; x++) nextAccount[x] = 0;
  for (int x = 0; x < RETIRED; x++) nextPension[x] = 0;
  for (int x = WORK; x < RETIRED; x++) nextAccount[x + 1] = 1.03 * account[x] + 0.75 * grade;
  nextPension[RETIRED] = nextAccount[RETIRED] / 139 * 12;
  for (int x = RETIRED; x < AGES - 1; x++) {
    nextAccount[x + 1] = 1.03 * std::max(0.0, account[x] - pension[x]);
    nextPension[x + 1] = pension[x];
  }
}

Accounts projectAccounts() {
  const State start = initialState();
  Accounts a{};
  std::copy_n(start.account[0], AGES, a.account[0]);
  std::copy_n(start.pension[0], AGES, a.pension[0]);
  double grade = 230;
  for (int t = 0; t + 1 < YEARS; t++, grade *= 1.02) ageAccounts(a.account[t], a.pension[t], grade, a.account[t + 1], a.pension[t + 1]);
  return a;
}

// ---- noise

struct Philox {
  std::uint32_t key0, key1;

  void operator()(std::uint32_t c[4]) const {
    std::uint32_t k0 = key0, k1 = key1;
    for (int round = 0; round < 10; round++, k0 += 0x9E3779B9u, k1 += 0xBB67AE85u) {
      const std::uint64_t a = 0xD2511F53ull * c[0], b = 0xCD9E8D57ull * c[2];
      const std::uint32_t c0 = static_cast<std::uint32_t>(b >> 32) ^ c[1] ^ k0, c2 = static_cast<std::uint32_t>(a >> 32) ^ c[3] ^ k1;
      c[1] = static_cast<std::uint32_t>(b);
      c[3] = static_cast<std::uint32_t>(a);
      c[0] = c0;
      c[2] = c2;
    }
  }
};

double uniform(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t k = (static_cast<std::uint64_t>(high) << 20) | (low >> 12);
  return (static_cast<double>(k) + 0.5) * 0x1p-52;
}

// Wichura (1988), AS 241, PPND16.
double normalQuantile(double u) {
  const double q = u - 0.5;
  if (std::fabs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * (((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r + 4.5921953931549871457e4) * r +
                   1.3731693765509461125e4) * r + 1.9715909503065514427e3) * r + 1.3314166789178437745e2) * r + 3.3871328727963666080e0) /
           (((((((5.2264952788528545610e3 * r + 2.8729085735721942674e4) * r + 3.9307895800092710610e4) * r + 2.1213794301586595867e4) * r +
               5.3941960214247511077e3) * r + 6.8718700749205790830e2) * r + 4.2313330701600911252e1) * r + 1.0);
  }
  double r = std::sqrt(-std::log(q < 0 ? u : 1 - u));
  double z;
  if (r <= 5) {
    r -= 1.6;
    z = (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) * r + 1.27045825245236838258e0) * r +
            3.64784832476320460504e0) * r + 5.76949722146069140550e0) * r + 4.63033784615654529590e0) * r + 1.42343711074968357734e0) /
        (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2) * r + 1.48103976427480074590e-1) * r +
            6.89767334985100004550e-1) * r + 1.67638483018380384940e0) * r + 2.05319162663775882187e0) * r + 1.0);
  } else {
    r -= 5;
    z = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) * r + 2.65321895265761230930e-2) * r +
            2.96560571828504891230e-1) * r + 1.78482653991729133580e0) * r + 5.46378491116411436990e0) * r + 6.65790464350110377720e0) /
        (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5) * r + 7.86869131145613259100e-4) * r +
            1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r + 5.99832206555887937690e-1) * r + 1.0);
  }
  return q < 0 ? -z : z;
}

// The four normals of one path and year.
struct RandomNoise {
  Philox philox{0x6b31u, 0x2000u};

  void operator()(std::uint32_t path, std::uint32_t year, double z[4]) const {
    for (std::uint32_t pair = 0; pair < 2; pair++) {
      std::uint32_t c[4] = {path, year, pair, 0};
      philox(c);
      z[2 * pair] = normalQuantile(uniform(c[0], c[1]));
      z[2 * pair + 1] = normalQuantile(uniform(c[2], c[3]));
    }
  }
};

struct NoNoise {
  void operator()(std::uint32_t, std::uint32_t, double z[4]) const { z[0] = z[1] = z[2] = z[3] = 0; }
};

// ---- one path

template <bool isHoisted> void deathRates(const Tables &t, double k, Row q[SEXES]) {
  for (int s = 0; s < SEXES; s++) {
    if (isHoisted) {
      for (int band = 0; band < BANDS; band++) {
        const double factor = std::exp(k * t.slope[s][5 * band]);
        for (int x = 5 * band; x < std::min(5 * band + 5, AGES); x++) q[s][x] = std::min(1.0, t.deathRate[s][x] * factor);
      }
    } else {
      for (int x = 0; x < AGES; x++) q[s][x] = std::exp(k * t.slope[s][x]);
      for (int x = 0; x < AGES; x++) q[s][x] = std::min(1.0, t.deathRate[s][x] * q[s][x]);
    }
  }
}

template <bool isHoisted, class Noise> Outcome runPath(const Tables &t, const Accounts &accounts, const State &start, const Noise &noise, std::uint32_t path) {
  State states[2];
  states[0] = start;
  alignas(64) Row q[SEXES];
  double rate = 1.3, k = 0, grade = 230, base = 143 * 12, fund = 2e7;
  int firstNegative = 0;

  for (int year = 0; year < YEARS; year++) {
    const State &now = states[year % 2];
    State &next = states[(year + 1) % 2];
    double z[4];
    noise(path, static_cast<std::uint32_t>(year), z);
    rate = std::max(0.5, 1.3 + 0.9 * (rate - 1.3) + 0.05 * z[0]);
    k += -0.01 + 0.02 * z[1];
    const double r = 0.05 + 0.07 * z[2], g = 0.04 + 0.02 * z[3];
    deathRates<isHoisted>(t, k, q);

    double contributors = 0, benefits = 0, inheritances = 0, births = 0;
    for (int x = 15; x < 50; x++) births += now.people[1][x] * t.fertility[x];
    births *= rate;

    for (int s = 0; s < SEXES; s++) {
      const double *n = now.people[s], *d = q[s];
      const double *b = isHoisted ? accounts.account[year] : now.account[s], *p = isHoisted ? accounts.pension[year] : now.pension[s];
      for (int x = WORK; x < RETIRED; x++) {
        contributors += n[x];
        inheritances += n[x] * d[x] * b[x];
      }
      for (int x = RETIRED; x < AGES; x++) {
        benefits += n[x] * (base + p[x]);
        inheritances += n[x] * d[x] * std::max(0.0, b[x] - p[x]);
      }
      double *older = next.people[s];
      older[0] = births * GIRLS_SHARE[s];
      for (int x = 0; x < AGES - 1; x++) older[x + 1] = n[x] * (1 - d[x]);
      if (!isHoisted) ageAccounts(b, p, grade, next.account[s], next.pension[s]);
    }

    const double contributions = contributors * 0.75 * grade;
    const double net = 0.5 * (contributions + 0.8 * benefits + 0.25 * contributions - benefits - inheritances);
    fund = (fund + net) * (1 + r) + net;
    if (fund < 0 && firstNegative == 0) firstNegative = year + 1;
    grade *= 1.02;
    base *= 1 + g;
  }
  return {fund, firstNegative};
}

// ---- all paths

struct Statistics {
  double mean, quantiles[3]; // 5 %, 50 %, 95 %
};

template <bool isHoisted> Statistics runAll(const Tables &t, const State &start, int paths, int threads, std::vector<double> &funds) {
  const Accounts accounts = projectAccounts();
  std::atomic<int> nextBlock{0};
  auto work = [&] {
    const RandomNoise noise;
    for (int first; (first = BLOCK * nextBlock.fetch_add(1)) < paths;)
      for (int path = first; path < std::min(first + BLOCK, paths); path++)
        funds[path] = runPath<isHoisted>(t, accounts, start, noise, static_cast<std::uint32_t>(path)).fund;
  };
  std::vector<std::thread> others;
  for (int i = 1; i < threads; i++) others.emplace_back(work);
  work();
  for (auto &thread : others) thread.join();

  Statistics result{};
  for (double fund : funds) result.mean += fund;
  result.mean /= paths;
  std::vector<double> sorted(funds);
  const double levels[3] = {0.05, 0.5, 0.95};
  for (int i = 0; i < 3; i++) {
    const double rank = levels[i] * (paths - 1);
    const auto low = static_cast<std::ptrdiff_t>(rank);
    std::nth_element(sorted.begin(), sorted.begin() + low, sorted.end());
    const double below = sorted[low];
    const double above = low + 1 < paths ? *std::min_element(sorted.begin() + low + 1, sorted.end()) : below;
    result.quantiles[i] = below + (rank - static_cast<double>(low)) * (above - below);
  }
  return result;
}

template <bool isHoisted> void report(const Tables &t, int paths, int threads, int repeats) {
  using Clock = std::chrono::steady_clock;
  const State start = initialState();
  const Outcome check = runPath<isHoisted>(t, projectAccounts(), start, NoNoise{}, 0);

  std::vector<double> funds(paths), seconds;
  Statistics statistics{};
  runAll<isHoisted>(t, start, std::min(paths, 2 * BLOCK), threads, funds); // warm caches and the clock
  for (int i = 0; i < repeats; i++) {
    const auto begin = Clock::now();
    statistics = runAll<isHoisted>(t, start, paths, threads, funds);
    seconds.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
  }
  std::sort(seconds.begin(), seconds.end());
  const double median = (seconds[(repeats - 1) / 2] + seconds[repeats / 2]) / 2;
  std::printf("{\"check\":%.4f,\"first_negative\":%d,\"seconds\":%.6f,\"range\":[%.6f,%.6f],\"threads\":%d,\"paths\":%d,\"form\":\"%s\","
              "\"mean\":%.17g,\"quantiles\":[%.17g,%.17g,%.17g]}\n",
              check.fund, check.firstNegative, median, seconds.front(), seconds.back(), threads, paths, isHoisted ? "hoisted" : "plain",
              statistics.mean, statistics.quantiles[0], statistics.quantiles[1], statistics.quantiles[2]);
}

} // namespace

int main(int argc, char **argv) {
  try {
    if (argc < 2) throw std::runtime_error("usage: k1 death_rate.csv [--paths n] [--threads n] [--repeats n] [--form plain|hoisted]");
    int paths = 5000, threads = 2, repeats = 5;
    bool isHoisted = false;
    for (int i = 2; i < argc; i += 2) {
      const std::string option = argv[i], value = i + 1 < argc ? argv[i + 1] : "";
      const int number = std::atoi(value.c_str());
      if (option == "--paths" && number > 0) paths = number;
      else if (option == "--threads" && number > 0) threads = number;
      else if (option == "--repeats" && number > 0) repeats = number;
      else if (option == "--form" && (value == "plain" || value == "hoisted")) isHoisted = value == "hoisted";
      else throw std::runtime_error("not understood: " + option + " " + value);
    }
    const Tables tables = readTables(argv[1]);
    if (isHoisted) report<true>(tables, paths, threads, repeats);
    else report<false>(tables, paths, threads, repeats);
  } catch (const std::exception &error) {
    std::fprintf(stderr, "k1: %s\n", error.what());
    return 1;
  }
}
