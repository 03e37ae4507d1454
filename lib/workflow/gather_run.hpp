#pragma once

#include "identification.hpp"
#include "record_keeper.hpp"

#include "dsrkit/gather/gather.hpp"
#include "dsrkit/match/nicknames.hpp"
#include "dsrkit/model/source.hpp"
#include "dsrkit/workflow/desk.hpp"

#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace dsrkit::workflow {

/// One run of gather for several cases over the chosen sources: each source is searched once for all of them,
/// sources side by side. Searching goes on while confirmed entries lead to others; then the records of the
/// confirmed people are fetched, from sources that lead to others first.
class GatherRun {
public:
  GatherRun(Desk& desk, const std::vector<HeldCase*>& cases, std::vector<SourceConfig> chosen);

  void run();

private:
  /// A case while it is gathered.
  struct InHand {
    HeldCase& held;
    Identification identification;
    gather::KeyedDigest digest;
    std::map<std::string, gather::SearchResult> searched;  ///< by source
    sources::LinkValues links;                             ///< what sources that were fetched lead to
    std::map<std::string, SearchOutcome> ended;            ///< how this run ended, by source
    bool more = true;                                      ///< the last search round found somebody
    std::string run;                                       ///< digest of what is fetched today for whom
  };

  /// The cases that have something to fetch from a source.
  struct Errand {
    const SourceConfig* config = nullptr;
    std::vector<InHand*> cases;
    std::vector<std::string> doubts;         ///< by case: why rows of other sources may lead nowhere
    std::vector<sources::LinkValues> links;  ///< by case; of this errand alone, while others run beside it
    std::vector<gather::FetchRequest> requests;
    std::vector<gather::FetchResult> results;
  };

  [[nodiscard]] std::unique_ptr<sources::Source> open(const SourceConfig& config,
                                                      std::function<void()> wait_for_room = {});
  [[nodiscard]] std::set<std::pair<std::string, std::string>> linked_from_outside(
      const SourceConfig& config) const;
  void search_round();
  [[nodiscard]] std::vector<std::vector<const SourceConfig*>> waves() const;
  [[nodiscard]] std::string run_digest(const InHand& one) const;
  [[nodiscard]] bool is_done(const InHand& one, const SourceConfig& config);
  void forget_run();
  [[nodiscard]] Errand errand_to(const SourceConfig& config);
  void fetch_wave(const std::vector<const SourceConfig*>& wave);
  void fetch_side_by_side(std::vector<Errand>& errands);
  void keep_results(Errand& errand);
  void record_manual(const SourceConfig& config);
  static void note_nobody(const InHand& one, gather::SearchResult& searched);
  static void note_doubts(const InHand& one, SearchRecord& record);
  [[nodiscard]] static std::string what_leads_nowhere(const InHand& one, const SourceConfig& config);
  void keep_parties(HeldCase& held, std::vector<Party> found);
  [[nodiscard]] bool is_answered(const HeldCase& held, const std::string& source);
  void tell(std::string_view step, const HeldCase& held, const SearchRecord& record) const;
  static void save_search(InHand& one, const SearchRecord& record);

  Desk& m_desk;
  std::vector<SourceConfig> m_chosen;
  match::NicknameTable m_nicknames;
  std::deque<InHand> m_cases;
  RecordKeeper m_keeper;
  std::mutex m_shared;  ///< secrets and progress, while sources are searched side by side
};

}  // namespace dsrkit::workflow
