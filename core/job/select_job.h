#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/algo/allocate.h"
#include "core/base/fields.h"
#include "core/job/stage_job.h"

namespace coincide {

struct SelectOptions {
    std::string name = "selection";
    std::string budget = "20%";
    AllocateOptions allocation;
    std::string limits;                    ///< as parseLimits() reads them; empty = none
    std::string method = "coincide";
    std::int64_t seed = 42;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor&& visit) {
        visit(field("name", "name of the selection"), self.name);
        visit(field("budget", "records to take: a count, a percentage (20%) or a fraction below 1"), self.budget);
        AllocateOptions::fields(self.allocation, visit);
        visit(field("limits", "clusters to pin, exclude or cap, '12:pin 15:exclude 20:cap=40', or project for those kept in the project").omittedWhenEmpty(), self.limits);
        visit(field("method", "how records are chosen").oneOf({"coincide", "random"}), self.method);
        visit(field("seed", "seed of the random method").range(0, 9e15), self.seed);
    }
};

/// Stored scores that a selection is cut from.
struct SelectInputs {
    std::int64_t rows = 0;
    ClusterRows clusters;
    std::vector<double> transfer;          ///< `[K]`
    std::vector<double> density;           ///< `[U]`
    std::vector<std::int32_t> order;       ///< `[N]`
};

/// A selection as values: rows in output order, and per used cluster in processing order id, wanted, taken.
struct Selection {
    std::vector<std::int64_t> rows;
    std::vector<std::int64_t> allocation;  ///< `[U, 3]`; empty for the random method
};

/// Budget and temperature applied to stored scores. A pure function, fast enough to follow a slider.
/// **Throws** InvalidArgument (budget, options, limits), Undefined (scores).
Selection makeSelection(const SelectInputs& inputs, const SelectOptions& options);

/// Stores a selection. Fills selected int64 [M] and, for method coincide, alloc int64 [U, 3].
class SelectJob : public StageJob {
public:
    SelectJob(ProjectFiles files, Run run, SelectOptions options, SelectInputs inputs);

protected:
    bool work(const CancelToken& cancel) override;

private:
    SelectOptions options_;
    SelectInputs inputs_;
};

}  // namespace coincide
