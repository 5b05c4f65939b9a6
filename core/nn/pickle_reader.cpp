#include "core/nn/pickle_reader.h"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <variant>

#include "core/base/error.h"

namespace coincide {
namespace {

constexpr std::size_t kMaxStack = 1'000'000;
constexpr std::size_t kMaxMemo = 10'000'000;
constexpr std::size_t kMaxTextBytes = 4096;
constexpr int kMaxDepth = 32;

struct Value;
using ValuePtr = std::shared_ptr<const Value>;

struct None {};
struct Mark {};
struct Global {
    std::string name;   // "module name"
};
struct Tuple {
    std::vector<ValuePtr> items;
};
struct Storage {
    std::string type, key;
    std::int64_t items = 0;
};
// Filled while it lies on the stack; once inside another value it stays as it is, so that no value can hold itself.
struct Dictionary {
    std::vector<std::pair<ValuePtr, ValuePtr>> items;
    bool closed = false;
    int depth = 0;
};

struct Value {
    std::variant<None, Mark, bool, std::int64_t, std::string, Global, Tuple, Storage, PickledTensor, std::shared_ptr<Dictionary>> is;
    int tupleDepth = 0;   // of tuples and dictionaries inside a tuple

    int depth() const {
        const auto* dictionary = std::get_if<std::shared_ptr<Dictionary>>(&is);
        return dictionary ? (*dictionary)->depth : tupleDepth;
    }
};

class Machine {
public:
    Machine(std::string_view pickle, const std::string& file) : pickle_(pickle), file_(file) {}

    std::vector<PickledTensor> run() {
        while (true) {
            const auto code = static_cast<unsigned char>(take(1)[0]);
            if (code == '.') break;
            step(code);
        }
        const ValuePtr top = pop();
        const auto* dictionary = std::get_if<std::shared_ptr<Dictionary>>(&top->is);
        if (!dictionary) fail("does not hold a dictionary of tensors");
        std::vector<PickledTensor> out = tensorsOf(**dictionary);
        if (!out.empty()) return out;
        // Training programs put the tensors beside their own notes.
        for (const auto& [key, value] : (*dictionary)->items) {
            const auto* name = std::get_if<std::string>(&key->is);
            const auto* inner = std::get_if<std::shared_ptr<Dictionary>>(&value->is);
            if (name && inner && *name == "state_dict") return tensorsOf(**inner);
        }
        return out;
    }

private:
    static std::vector<PickledTensor> tensorsOf(const Dictionary& dictionary) {
        std::vector<PickledTensor> out;
        for (const auto& [key, value] : dictionary.items) {
            const auto* name = std::get_if<std::string>(&key->is);
            const auto* tensor = std::get_if<PickledTensor>(&value->is);
            if (!name || !tensor) continue;
            out.push_back(*tensor);
            out.back().name = *name;
        }
        return out;
    }

    [[noreturn]] void fail(const std::string& why) const {
        throw Error(ErrorCode::BadInput, file_ + " " + why, "Use a checkpoint of plain tensors, best as safetensors");
    }

    std::string_view take(std::size_t count) {
        if (count > pickle_.size() - at_) fail("is damaged: its pickle is cut off");
        at_ += count;
        return pickle_.substr(at_ - count, count);
    }

    std::uint64_t number(std::size_t count) {
        const std::string_view bytes = take(count);
        std::uint64_t value = 0;
        for (std::size_t i = count; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
        return value;
    }

    std::string text(std::uint64_t count) {
        if (count > kMaxTextBytes) fail("holds a text that is too long for the name of a tensor");
        return std::string(take(static_cast<std::size_t>(count)));
    }

    std::string line() {
        const std::size_t end = pickle_.find('\n', at_);
        if (end == std::string_view::npos) fail("is damaged: its pickle is cut off");
        std::string out = text(end - at_);
        ++at_;
        return out;
    }

    template <class T>
    void push(T value, int depth = 0) {
        if (stack_.size() >= kMaxStack) fail("holds too many values");
        if (depth > kMaxDepth) fail("nests values too deeply");
        stack_.push_back(std::make_shared<const Value>(Value{std::move(value), depth}));
    }

    ValuePtr pop() {
        if (stack_.empty()) fail("is damaged: its pickle takes more than it has");
        ValuePtr value = std::move(stack_.back());
        stack_.pop_back();
        if (std::holds_alternative<Mark>(value->is)) fail("is damaged: its pickle takes more than it has");
        return value;
    }

    std::vector<ValuePtr> popToMark() {
        std::size_t begin = stack_.size();
        while (begin > 0 && !std::holds_alternative<Mark>(stack_[begin - 1]->is)) --begin;
        if (begin == 0) fail("is damaged: its pickle has no mark where one belongs");
        std::vector<ValuePtr> out(stack_.begin() + static_cast<std::ptrdiff_t>(begin), stack_.end());
        stack_.resize(begin - 1);
        return out;
    }

    void pushTuple(std::vector<ValuePtr> items) {
        int depth = 0;
        for (const ValuePtr& item : items) {
            close(item);
            depth = std::max(depth, item->depth() + 1);
        }
        push(Tuple{std::move(items)}, depth);
    }

    void popTuple(std::size_t count) {
        std::vector<ValuePtr> items(count);
        for (std::size_t i = count; i-- > 0;) items[i] = pop();
        pushTuple(std::move(items));
    }

    static void close(const ValuePtr& value) {
        if (const auto* dictionary = std::get_if<std::shared_ptr<Dictionary>>(&value->is)) (*dictionary)->closed = true;
    }

    void setItems(const std::vector<ValuePtr>& items) {
        if (items.size() % 2 != 0 || stack_.empty()) fail("is damaged: a key has no value");
        const auto* dictionary = std::get_if<std::shared_ptr<Dictionary>>(&stack_.back()->is);
        if (!dictionary || (*dictionary)->closed) fail("is damaged: it fills what is not an open dictionary");
        for (const ValuePtr& item : items) {
            if (item == stack_.back()) fail("nests values too deeply");
            close(item);
            (*dictionary)->depth = std::max((*dictionary)->depth, item->depth() + 1);
        }
        if ((*dictionary)->depth > kMaxDepth) fail("nests values too deeply");
        for (std::size_t i = 0; i < items.size(); i += 2) (*dictionary)->items.emplace_back(items[i], items[i + 1]);
    }

    void memoize(std::uint64_t key) {
        if (stack_.empty() || memo_.size() >= kMaxMemo) fail("is damaged: it remembers too much");
        memo_[key] = stack_.back();
    }

    void recall(std::uint64_t key) {
        const auto found = memo_.find(key);
        if (found == memo_.end()) fail("is damaged: it recalls what was never there");
        if (stack_.size() >= kMaxStack) fail("holds too many values");
        stack_.push_back(found->second);
    }

    void pushGlobal(const std::string& name) {
        const bool storage = name.starts_with("torch ") && name.ends_with("Storage") && name.size() < 40;
        if (!storage && name != "torch._utils _rebuild_tensor_v2" && name != "collections OrderedDict")
            fail("asks for the program object " + printable(name, 80) + ", which a file of tensors has no need of; nothing was run");
        push(Global{name});
    }

    std::int64_t integer(const ValuePtr& value) const {
        const auto* number = std::get_if<std::int64_t>(&value->is);
        if (!number) fail("is damaged: it holds something else than a number");
        return *number;
    }

    const std::string& textOf(const ValuePtr& value) const {
        const auto* text = std::get_if<std::string>(&value->is);
        if (!text) fail("is damaged: it holds something else than a text");
        return *text;
    }

    const std::vector<ValuePtr>& tuple(const ValuePtr& value) const {
        const auto* items = std::get_if<Tuple>(&value->is);
        if (!items) fail("is damaged: it holds something else than a tuple");
        return items->items;
    }

    std::vector<std::int64_t> integers(const ValuePtr& value) const {
        std::vector<std::int64_t> out;
        for (const ValuePtr& item : tuple(value)) out.push_back(integer(item));
        if (out.size() > 16) fail("holds a tensor of too many dimensions");
        return out;
    }

    // ("storage", type, key, device, number of items)
    void persistent() {
        const ValuePtr id = pop();
        const auto& items = tuple(id);
        if (items.size() != 5 || textOf(items[0]) != "storage") fail("is damaged: it refers to what is no storage");
        const auto* type = std::get_if<Global>(&items[1]->is);
        if (!type || !type->name.starts_with("torch ")) fail("is damaged: a storage has no type");
        push(Storage{type->name.substr(6), textOf(items[2]), integer(items[4])});
    }

    void reduce() {
        const ValuePtr arguments = pop(), callee = pop();
        const auto* global = std::get_if<Global>(&callee->is);
        const auto& items = tuple(arguments);
        if (!global) fail("is damaged: it calls what is no function");
        if (global->name == "collections OrderedDict" && items.empty()) {
            push(std::make_shared<Dictionary>());
        } else if (global->name == "torch._utils _rebuild_tensor_v2" && (items.size() == 6 || items.size() == 7)) {
            const auto* storage = std::get_if<Storage>(&items[0]->is);
            if (!storage) fail("is damaged: a tensor has no storage");
            push(PickledTensor{{}, storage->key, storage->type, storage->items, integer(items[1]), integers(items[2]),
                               integers(items[3])});
        } else {
            fail("asks for a call of " + printable(global->name, 80) + " that a file of tensors has no need of; nothing was run");
        }
    }

    std::int64_t longInteger() {
        const std::uint64_t count = number(1);
        if (count > 8) fail("holds a number that is out of range");
        std::uint64_t value = number(static_cast<std::size_t>(count));
        if (count > 0 && count < 8 && (value >> (8 * count - 1) & 1)) value |= ~std::uint64_t{0} << (8 * count);
        return static_cast<std::int64_t>(value);
    }

    void step(unsigned char code) {
        switch (code) {
            case 0x80: take(1); break;                                    // PROTO
            case 0x95: take(8); break;                                    // FRAME
            case '(': push(Mark{}); break;
            case '0': pop(); break;
            case '1': popToMark(); break;
            case 'N': push(None{}); break;
            case 0x88: push(true); break;
            case 0x89: push(false); break;
            case 'J': push(std::int64_t{static_cast<std::int32_t>(number(4))}); break;
            case 'K': push(static_cast<std::int64_t>(number(1))); break;
            case 'M': push(static_cast<std::int64_t>(number(2))); break;
            case 0x8A: push(longInteger()); break;
            case 'G': take(8), push(None{}); break;                       // a float is never needed
            case 'X': push(text(number(4))); break;
            case 0x8C: push(text(number(1))); break;
            case 0x8D: push(text(number(8))); break;
            case ')': pushTuple({}); break;
            case 't': pushTuple(popToMark()); break;
            case 0x85: popTuple(1); break;
            case 0x86: popTuple(2); break;
            case 0x87: popTuple(3); break;
            case '}': push(std::make_shared<Dictionary>()); break;
            case 's': {
                const ValuePtr value = pop(), key = pop();
                setItems({key, value});
                break;
            }
            case 'u': setItems(popToMark()); break;
            case 'q': memoize(number(1)); break;
            case 'r': memoize(number(4)); break;
            case 0x94: memoize(memo_.size()); break;
            case 'h': recall(number(1)); break;
            case 'j': recall(number(4)); break;
            case 'c': {
                const std::string module = line();
                pushGlobal(module + " " + line());
                break;
            }
            case 0x93: {
                const ValuePtr name = pop(), module = pop();
                pushGlobal(textOf(module) + " " + textOf(name));
                break;
            }
            case 'Q': persistent(); break;
            case 'R': reduce(); break;
            case 'b': {   // attributes of the outer dictionary, such as versions: not needed
                pop();
                if (stack_.empty() || !std::holds_alternative<std::shared_ptr<Dictionary>>(stack_.back()->is))
                    fail("sets attributes of what is no dictionary; nothing was run");
                break;
            }
            default: fail("holds the pickle instruction " + std::to_string(code) + ", which a file of tensors has no need of");
        }
    }

    std::string_view pickle_;
    const std::string& file_;
    std::size_t at_ = 0;
    std::vector<ValuePtr> stack_;
    std::unordered_map<std::uint64_t, ValuePtr> memo_;
};

}  // namespace

std::vector<PickledTensor> readTensorPickle(std::string_view pickle, const std::string& file) {
    return Machine(pickle, file).run();
}

}  // namespace coincide
