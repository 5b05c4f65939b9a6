// Full-text queries: whatever a person types is an expression that the index accepts.
#include <sqlite3.h>

#include "core/engine/text_query.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

using namespace coincide;

class Index {
public:
    Index() {
        require(sqlite3_open(":memory:", &database_) == SQLITE_OK);
        require(sqlite3_exec(database_, "CREATE VIRTUAL TABLE record USING fts5 (question, answer, tokenize='unicode61 remove_diacritics 2', prefix='2 3');"
                                        "INSERT INTO record VALUES ('what is this', 'a cat'), ('how many', 'two dogs');",
                             nullptr, nullptr, nullptr) == SQLITE_OK);
        require(sqlite3_prepare_v2(database_, "SELECT rowid FROM record WHERE record MATCH ?", -1, &select_, nullptr) == SQLITE_OK);
    }
    ~Index() {
        sqlite3_finalize(select_);
        sqlite3_close(database_);
    }
    void accepts(const std::string& expression) {
        if (expression.empty()) return;
        sqlite3_reset(select_);
        require(sqlite3_bind_text(select_, 1, expression.data(), static_cast<int>(expression.size()), SQLITE_STATIC) == SQLITE_OK);
        int state = SQLITE_ROW;
        while (state == SQLITE_ROW) state = sqlite3_step(select_);
        require(state == SQLITE_DONE);
    }

private:
    sqlite3* database_ = nullptr;
    sqlite3_stmt* select_ = nullptr;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Index index;
    const std::string_view text = textOf(data, size);
    textForIndex(text);
    const TextQuery query = parseTextQuery(text);
    require(query.match.empty() || query.except.empty());
    index.accepts(query.match);
    index.accepts(query.except);
    return 0;
}
